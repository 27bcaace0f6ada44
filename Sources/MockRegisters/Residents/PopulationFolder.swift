import Core
import FoundationEssentials
import Synchronization

/// The folder `mocks`: read again when a file has changed, looked at no more than once in 200 ms.
///
/// So an edit shows in the next answers without a restart, and a request costs no file access. When the files are wrong
/// every request gets the error until they are mended.
final class PopulationFolder: Sendable {
    private struct State {
        var checked: ContinuousClock.Instant?
        var stamp: [String: Stamp] = [:]
        var day: CalendarDate?
        var result: Result<Population, MockRegistersError>?
    }

    private struct Stamp: Equatable {
        let modified: Date
        let size: Int
    }

    private let folder: String
    private let state = Mutex(State())

    init(_ folder: String) {
        self.folder = folder
    }

    func population(on day: CalendarDate) throws(MockRegistersError) -> Population {
        try state.withLock { state in current(&state, day) }.get()
    }

    private func current(_ state: inout State, _ day: CalendarDate) -> Result<Population, MockRegistersError> {
        let now = ContinuousClock.now
        if let result = state.result, state.day == day, let checked = state.checked,
            now - checked < .milliseconds(200)
        {
            return result
        }
        let stamp = stamps()
        state.checked = now
        if let result = state.result, state.day == day, state.stamp == stamp { return result }
        let result = Result { () throws(MockRegistersError) in try load(stamp.keys.sorted(), day) }
        state.stamp = stamp
        state.day = day
        state.result = result
        return result
    }

    private func stamps() -> [String: Stamp] {
        var stamps: [String: Stamp] = [:]
        for part in ["addresses", "enterprises", "residents", "crowds"] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + part)) ?? []
            for name in names where name.hasSuffix(".yaml") {
                let file = part + "/" + name
                guard let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + file),
                    let modified = attributes[.modificationDate] as? Date
                else { continue }
                stamps[file] = Stamp(modified: modified, size: (attributes[.size] as? Int) ?? 0)
            }
        }
        return stamps
    }

    private func load(_ files: [String], _ day: CalendarDate) throws(MockRegistersError) -> Population {
        guard !files.isEmpty else { throw MockRegistersError(.unreadable, folder) }
        var addresses: [String: Address] = [:]
        for file in files where file.hasPrefix("addresses/") {
            let slug = Self.slug(file)
            addresses[slug] = try Address(slug: slug, record: record(file, day))
        }
        var enterprises: [Enterprise] = []
        for file in files where file.hasPrefix("enterprises/") {
            let record = try record(file, day)
            enterprises.append(try Enterprise(slug: Self.slug(file), record: record, addresses: addresses))
        }
        var residents: [Resident] = []
        for file in files where file.hasPrefix("residents/") {
            residents.append(try Resident(slug: Self.slug(file), record: record(file, day), addresses: addresses))
        }
        for file in files where file.hasPrefix("crowds/") {
            residents += try Crowd(slug: Self.slug(file), record: record(file, day), addresses: addresses).residents
        }
        return try Population(
            residents: residents, enterprises: enterprises,
            addresses: addresses.values.sorted { $0.slug < $1.slug })
    }

    private func record(_ file: String, _ day: CalendarDate) throws(MockRegistersError) -> FileRecord {
        guard let data = try? Data(contentsOf: URL(filePath: folder + "/" + file)),
            let text = String(validating: data, as: UTF8.self)
        else { throw MockRegistersError(.unreadable, file) }
        return try FileRecord(file: file, text: text, today: day)
    }

    private static func slug(_ file: String) -> String {
        String(file.split(separator: "/").last.map { $0.dropLast(".yaml".count) } ?? "")
    }
}
