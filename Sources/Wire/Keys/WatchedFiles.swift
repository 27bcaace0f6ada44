import Synchronization

/// What was made of some files, and is made anew when one of them has changed.
///
/// Files that change one after the other do not fit for a moment: what was read last stays in use until they do.
final class WatchedFiles<Content: Sendable>: Sendable {
    private struct State {
        var stamps: [FileStamp?]
        var content: Content
        var problem: WireError?
    }

    private let files: [KeyFile]
    private let make: @Sendable ([[UInt8]]) throws(WireError) -> Content
    private let state: Mutex<State>

    /// Reads them for the first time.
    init(_ files: [KeyFile], _ make: @escaping @Sendable ([[UInt8]]) throws(WireError) -> Content) throws(WireError) {
        self.files = files
        self.make = make
        // Before the bytes, so that a change meanwhile shows at the next look.
        let stamps = Self.stamps(of: files)
        state = Mutex(State(stamps: stamps, content: try make(Self.read(files))))
    }

    /// As the files are now, or as they were when they last made sense.
    var content: Content { look().content }

    /// What is wrong with the files as they are now, while the earlier ones stay in use.
    var problem: WireError? { look().problem }

    private func look() -> (content: Content, problem: WireError?) {
        let stamps = Self.stamps(of: files)
        return state.withLock { state in
            if state.stamps != stamps {
                state.stamps = stamps
                do throws(WireError) {
                    state.content = try make(Self.read(files))
                    state.problem = nil
                } catch {
                    state.problem = error
                }
            }
            return (state.content, state.problem)
        }
    }

    private static func stamps(of files: [KeyFile]) -> [FileStamp?] { files.map { FileStamp(path: $0.path) } }

    private static func read(_ files: [KeyFile]) throws(WireError) -> [[UInt8]] {
        var contents: [[UInt8]] = []
        for file in files { contents.append(try file.bytes()) }
        return contents
    }
}
