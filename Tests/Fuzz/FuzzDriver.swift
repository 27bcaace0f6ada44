import CFuzzer
import Glibc

/// libFuzzer, called as a library: it makes up bytes, watches where they lead, and keeps what crashes.
enum FuzzDriver {
    /// Runs until its time is over, and gives the status to exit with.
    ///
    /// - Parameter arguments: the program's name, libFuzzer's options, folders of corpus.
    static func run(_ target: FuzzTarget, _ arguments: [String]) -> Int32 {
        var words: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) }
        unsafe words.append(nil)
        var count = Int32(arguments.count)
        return unsafe words.withUnsafeMutableBufferPointer { buffer in
            var pointer = buffer.baseAddress
            return unsafe LLVMFuzzerRunDriver(&count, &pointer, callback(target))
        }
    }

    /// A C function knows no context: each target has its own.
    private static func callback(_ target: FuzzTarget) -> FuzzerCallback {
        switch target {
        case .xml:
            { start, count in
                FuzzTarget.xml.feed(unsafe Array(UnsafeBufferPointer(start: start, count: count)))
                return 0
            }
        case .events:
            { start, count in
                FuzzTarget.events.feed(unsafe Array(UnsafeBufferPointer(start: start, count: count)))
                return 0
            }
        case .json:
            { start, count in
                FuzzTarget.json.feed(unsafe Array(UnsafeBufferPointer(start: start, count: count)))
                return 0
            }
        }
    }
}
