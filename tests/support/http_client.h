// HTTP as bytes on a socket, for tests that send what no browser would.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>

namespace tilmech::test {

// One connection to a port of this machine.
class Connection {
 public:
  explicit Connection(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error("cannot connect");
  }
  ~Connection() { close(socket_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void send(std::string_view bytes) const {
    if (::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) !=
        static_cast<ssize_t>(bytes.size()))
      throw std::runtime_error("cannot send");
  }

  // Whether the other side closes within `time`.
  bool is_closed(std::chrono::milliseconds time) const {
    pollfd waiting{socket_, POLLIN, 0};
    char byte = 0;
    return poll(&waiting, 1, static_cast<int>(time.count())) > 0 && recv(socket_, &byte, 1, 0) <= 0;
  }

  // What comes within `time`, until the other side closes or `until` has come.
  std::string receive(std::chrono::milliseconds time, std::string_view until = "") const {
    const auto end = std::chrono::steady_clock::now() + time;
    std::string bytes;
    std::array<char, 65536> buffer{};
    while (until.empty() || bytes.find(until) == bytes.npos) {
      const auto left =
          std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
      pollfd waiting{socket_, POLLIN, 0};
      if (left.count() <= 0 || poll(&waiting, 1, static_cast<int>(left.count())) <= 0) break;
      const ssize_t size = recv(socket_, buffer.data(), buffer.size(), 0);
      if (size <= 0) break;
      bytes.append(buffer.data(), static_cast<std::size_t>(size));
    }
    return bytes;
  }

 private:
  int socket_;
};

// The whole reply to one request; `heads` are further lines, each with its end.
inline std::string fetch(int port, std::string_view target, std::string_view heads = "",
                         std::string_view host = "", std::string_view method = "GET",
                         std::string_view body = "") {
  const Connection connection(port);
  std::string request = std::string(method) + " " + std::string(target) + " HTTP/1.1\r\nHost: " +
                        (host.empty() ? "127.0.0.1:" + std::to_string(port) : std::string(host)) +
                        "\r\nConnection: close\r\n" + std::string(heads);
  if (method != "GET") request += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  connection.send(request + "\r\n" + std::string(body));
  return connection.receive(std::chrono::seconds(10));
}

inline int status_of(std::string_view reply) {
  return reply.size() < 12 ? 0 : std::stoi(std::string(reply.substr(9, 3)));
}

}  // namespace tilmech::test
