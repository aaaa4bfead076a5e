#!/usr/bin/env python3
"""`tilmech serve` from outside: its address at once, its end at any moment.

usage: serve_test.py TILMECH PROJECT_ROOT
"""
import os
import signal
import subprocess
import sys
import time
import unittest
import urllib.error
import urllib.request

from program import TILMECH, SiteTest, differences, run, tree


class Serve(SiteTest):
    def start(self):
        # A shell that runs tests in the background has them ignore SIGINT, and so has the program
        # until it listens itself.
        return subprocess.Popen([TILMECH, 'serve', '--root', self.site], text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))

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

    def wait_for_site(self, program):
        address = program.stdout.readline().strip()
        for _ in range(600):
            if self.get(address + 'ky/')[0] == 200:
                return address
            time.sleep(0.05)
        self.fail('the site was not shown')

    def wait_until_told(self, address, problem):
        with urllib.request.urlopen(address + '_events?page=/ky/&version=', timeout=30) as stream:
            for line in stream:
                if problem in line:
                    return
        self.fail(f'the stream ended without {problem}')

    def get(self, address):
        try:
            with urllib.request.urlopen(address) as reply:
                return reply.status, reply.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def test_a_build_while_it_serves_and_two_builds_at_once_disturb_nobody(self):
        # FAULTS: two builds at once; a build while serving.
        wanted = self.tmp / 'wanted'
        self.assertEqual(run('build', '--root', self.site, '--out', wanted).returncode, 0)
        program = self.start()
        try:
            address = self.wait_for_site(program)
            builds = [subprocess.Popen([TILMECH, 'build', '--root', self.site],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                      for _ in range(2)]
            asked = 0
            while any(build.poll() is None for build in builds) or asked < 20:
                status, page = self.get(address + 'ky/releases/')
                self.assertEqual(status, 200)
                self.assertIn(b'/_preview/live.js', page)  # its own page, not the built one
                asked += 1
            self.assertEqual([build.returncode for build in builds], [0, 0])
            self.assertEqual(differences(tree(self.site / 'public'), tree(wanted)), [])
        finally:
            self.end(program, signal.SIGINT, 'after builds')

    def test_what_a_link_leads_to_outside_the_site_is_not_shown(self):
        # FAULTS: cpp-httplib's own mount point follows links and accepts %00.
        secret = self.tmp / 'secret.txt'
        secret.write_text('a secret\n')
        program = self.start()
        try:
            address = self.wait_for_site(program)
            os.symlink(secret, self.site / 'content/releases/out.txt')
            os.symlink(secret, self.site / 'site/partners/out.svg')
            os.symlink(self.tmp, self.site / 'site/partners/out')
            os.symlink(self.tmp, self.site / 'public')
            self.wait_until_told(address, b'link-leaves-root')
            for path in ('releases/out.txt', 'content/releases/out.txt', 'partners/out.svg',
                         'partners/out/secret.txt', 'public/secret.txt', 'secret.txt',
                         'ky/%00', 'partners/out.svg%00.png', 'ky/index.html%00secret.txt'):
                status, body = self.get(address + path)
                self.assertIn(status, (400, 404), path)
                self.assertNotIn(b'a secret', body, path)
            self.assertEqual(self.get(address + 'ky/')[0], 200)
        finally:
            self.end(program, signal.SIGTERM, 'after links')

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
