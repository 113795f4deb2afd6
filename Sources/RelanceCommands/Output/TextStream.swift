import Foundation

/// Standard output or standard error: writes all of a text, or remembers why it could not.
final class TextStream {
    private let descriptor: Int32
    private var isOver = false
    /// Why a part of what was said is lost, in the system's words. A reader that has gone away (`relance check | head`) is no
    /// loss.
    private(set) var loss: String?

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)[...]
            while !rest.isEmpty, !isOver {
                let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count >= 0 { rest = rest.dropFirst(count) } else { goOnAfter(errno) }
            }
        }
    }

    private func goOnAfter(_ error: Int32) {
        switch error {
        case EINTR: break
        case EAGAIN:
            var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            poll(&wanted, 1, -1)
        case EPIPE: isOver = true
        default:
            isOver = true
            loss = String(cString: strerror(error))
        }
    }

    /// Somebody looks at it. A dumb terminal, or somebody who wants no colours, gets what a file gets.
    func isTerminal(in environment: [String: String]) -> Bool {
        isatty(descriptor) == 1 && environment["TERM"] != "dumb" && environment["NO_COLOR"] == nil
    }
}
