import Core
import Disclosure
import Hummingbird
import NIOCore

/// Reads a list of persons as it comes, so many lines at a time; the whole is never in memory.
struct PersonListReader {
    private let form: ListForm
    private let length: Int
    private let environment: ServerSettings.Environment
    private var iterator: RequestBody.AsyncIterator
    private var cutter: any ListCutter
    private var columns: ListColumns?
    private var records: ArraySlice<ListRecord> = []
    private var received = 0
    private var given = 0
    private var hasEnded = false

    init(_ upload: ListUpload, _ environment: ServerSettings.Environment) {
        form = upload.form
        length = upload.length
        self.environment = environment
        iterator = upload.body.makeAsyncIterator()
        cutter = upload.form == .lines ? LineCutter() : RowCutter()
    }

    /// The next lines, none at the end of the list.
    ///
    /// Throws when the list does not come whole, is empty, or has a header that is not understood.
    mutating func next(_ count: Int) async throws -> [ListedLine] {
        var lines: [ListedLine] = []
        while lines.count < count {
            guard let record = records.popFirst() else {
                guard try await fill() else { break }
                continue
            }
            if let line = try listed(record) { lines.append(line) }
        }
        given += lines.count
        if given == 0 { throw Problem.badRequest([Issue(.schemaViolation, nil, "The list names nobody.")]) }
        return lines
    }

    /// Reads on until there are records; false at the end.
    private mutating func fill() async throws -> Bool {
        guard !hasEnded else { return false }
        var found: [ListRecord] = []
        if let buffer = try await iterator.next(isolation: #isolation) {
            for byte in buffer.readableBytesView {
                received += 1
                if received <= 3, byte == Self.mark[received - 1] { continue }
                cutter.take(byte, into: &found)
            }
            if received > length || received > ServerSettings.listLimit { throw Problem.listTooLarge }
        } else {
            hasEnded = true
            guard received == length else {
                throw Problem.badRequest([Issue(.schemaViolation, nil, "The list did not arrive whole; send it again.")]
                )
            }
            cutter.end(into: &found)
        }
        records = found[...]
        return true
    }

    /// What some programs put before the first byte of a file in UTF-8.
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// `nil` for the header.
    private mutating func listed(_ record: ListRecord) throws(Problem) -> ListedLine? {
        guard case .fields(let fields) = record else {
            return .bad(reference: nil, [.init(nil, "At most \(ListRecord.longest) bytes.")])
        }
        guard form == .table else { return Self.listed(fields[0], environment) }
        guard let columns else {
            columns = try ListColumns(header: fields)
            return nil
        }
        guard let members = columns.members(fields) else {
            return .bad(reference: nil, [.init(nil, "As many fields as the header has, in UTF-8.")])
        }
        return Self.listed(Members(members, path: ""), environment)
    }

    /// A line of JSON.
    static func listed(_ line: [UInt8], _ environment: ServerSettings.Environment) -> ListedLine {
        do throws(Problem) {
            return listed(try Members(parsing: line), environment)
        } catch {
            return .bad(reference: nil, error.issues.map(ListedLine.Flaw.init))
        }
    }

    private static func listed(_ members: Members, _ environment: ServerSettings.Environment) -> ListedLine {
        var members = members
        let number = members.subject(environment)
        let reference = members.optionalText("reference")
        do throws(Problem) {
            try members.finish()
        } catch {
            return .bad(reference: reference, error.issues.map(ListedLine.Flaw.init))
        }
        guard let number else { return .bad(reference: reference, []) }
        return .person(TaskPerson(number: number, reference: reference))
    }
}

extension ListedLine.Flaw {
    fileprivate init(_ issue: Issue) {
        self.init(issue.name, issue.detail)
    }
}
