import Glibc
import Wire

/// Says a line at once, also where the output is a file that nobody has closed yet.
enum Terminal {
    static func say(_ line: String) {
        print(line)
        fflush(nil)
    }

    /// Says on standard error what is under way, where someone looks.
    static func hint(_ line: String) {
        if StandardError.isTerminal { StandardError.write(line + "\n") }
    }
}
