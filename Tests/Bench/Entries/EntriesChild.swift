import FoundationEssentials
import Store

/// Appends so many entries in a process of its own, for whoever counts its system calls (`bench append`).
struct EntriesChild: Sendable {
    /// Few, since settling them flushes too.
    private static let people = 100

    let options: BenchOptions

    func run() async throws {
        let log = try await LogFolder(options.folder + "/log", people: Self.people)
        guard options.side == "bare" else {
            let drive = await Drive.run(count: options.count, waiting: options.waiting) { _ in await log.append() }
            print("\(drive.count - drive.failures) entries")
            return await log.store.close()
        }
        let row = Data(try await log.row())
        await log.store.close()
        let bare = try BareCommit(options.folder + "/bare.sqlite")
        let drive = await Drive.run(count: options.count, waiting: options.waiting) { _ in await bare.append(row) }
        print("\(drive.count - drive.failures) entries")
        try bare.close()
    }
}
