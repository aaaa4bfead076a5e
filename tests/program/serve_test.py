#!/usr/bin/env python3
"""`tilmech serve` from outside: its address at once, its end at any moment.

usage: serve_test.py TILMECH PROJECT_ROOT
"""
import signal
import subprocess
import sys
import time
import unittest
import urllib.error
import urllib.request

from program import TILMECH, SiteTest


class Serve(SiteTest):
    def start(self):
        return subprocess.Popen([TILMECH, 'serve', '--root', self.site], text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def end(self, program, which, moment):
        program.send_signal(which)
        try:
            printed, said = program.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            program.kill()
            program.communicate()
            self.fail(f'{which.name} {moment}: it did not end')
        # Before it has begun to listen to signals one ends it as any program.
        self.assertIn(program.returncode, (0, -which), (moment, said))
        return printed

    def test_a_signal_ends_it_at_any_moment_after_its_start(self):
        for number in range(50):
            which = signal.SIGTERM if number % 2 else signal.SIGINT
            delay = number * 0.008
            program = self.start()
            time.sleep(delay)
            self.end(program, which, f'after {delay:.3f} s')

    def test_a_signal_ends_it_right_after_it_printed_its_address(self):
        for number in range(20):
            program = self.start()
            self.assertIn('http://127.0.0.1:', program.stdout.readline())
            time.sleep(number * 0.0005)
            self.end(program, signal.SIGTERM, f'{number} half milliseconds after its address')
            self.assertEqual(program.returncode, 0)

    def test_the_address_answers_from_the_first_moment_and_shows_the_site_soon(self):
        program = self.start()
        try:
            address = program.stdout.readline().strip()
            statuses = []
            for _ in range(600):
                try:
                    with urllib.request.urlopen(address + 'ky/') as reply:
                        self.assertIn('</html>', reply.read().decode())
                        statuses.append(reply.status)
                        break
                except urllib.error.HTTPError as error:
                    statuses.append(error.code)
                    self.assertEqual(error.headers['Retry-After'], '1')
                    self.assertIn('Сайт окулуп жатат', error.read().decode())
                time.sleep(0.05)
            self.assertEqual(statuses[-1], 200)
            self.assertEqual(set(statuses[:-1]) - {503}, set())
        finally:
            self.end(program, signal.SIGINT, 'at the end')


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=1)
