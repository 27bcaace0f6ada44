import Glibc

/// Says a line at once, also where the output is a file that nobody has closed yet.
enum Terminal {
    static func say(_ line: String) {
        print(line)
        fflush(nil)
    }
}
