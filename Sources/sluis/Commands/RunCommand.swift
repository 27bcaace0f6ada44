import ArgumentParser
import Core
import FoundationEssentials
import Wire

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Ask a purpose about a list of persons, as an application does.",
        discussion: """
            sluis run <purpose> --persons list.csv --as <application> --case "run 2027" --output answers.csv

            The list is a table with a column `ssin` and, if you like, `reference` (--csv, or a name that ends in .csv), or \
            a line {"subject":{"ssin":"…"},"reference":"…"} for each person. The answers come in the same form, by line \
            number and reference, without national numbers.

            Ctrl-C pauses. `sluis run --resume ID --as <application>` goes on with it, also after the gateway was killed.
            """)

    @OptionGroup var options: SettingsOption
    @Argument(help: "The purpose; with --resume none.")
    var purpose: String?
    @Option(help: "The file with the list, or `-` for standard input.")
    var persons: String?
    @Flag(help: "List and answers are tables.")
    var csv = false
    @Option(help: "The file for the answers (default: standard output).")
    var output: String?
    @Option(name: .customLong("as"), help: "The application that asks.")
    var party: String
    @Option(name: .customLong("case"), help: "The case or run it is for.")
    var caseReference: String?
    @Option(help: "The reference date, YYYY-MM-DD.")
    var date: String?
    @Option(help: "The employee who asks.")
    var employee: String?
    @Option(help: "Go on with a task that was begun.")
    var resume: String?

    func validate() throws {
        if resume == nil, purpose == nil || persons == nil {
            throw ValidationError("name a purpose and --persons, or --resume with the id of a task")
        }
        if resume != nil, purpose != nil || persons != nil {
            throw ValidationError("a task that is resumed has its purpose and its list already")
        }
    }

    func run() async throws {
        let settings = try options.load()
        if let output, FileManager.default.fileExists(atPath: output) {
            throw CommandError("\(output) is there already; name another")
        }
        let client = try TaskClient(party, settings)
        defer { client.close() }
        Interrupt.watch()
        let task = try await begun(client)
        let status = try await followed(task, client)
        try await write(task, client)
        StandardError.write(RunProgress.summary(status) + "\n")
    }

    private func begun(_ client: TaskClient) async throws -> String {
        if let resume {
            guard let id = Identifier(resume) else { throw CommandError("--resume takes the id that the run printed") }
            try await client.change(id.text, "resume")
            return id.text
        }
        guard let purpose, let persons else { throw CommandError("name a purpose and --persons") }
        let list = try Self.list(persons)
        let task = try await client.make(
            .compact([
                "purpose": .string(purpose), "case": caseReference.map { .string($0) },
                "referenceDate": date.map { .string($0) }, "employee": employee.map { .string($0) },
            ]))
        StandardError.write("task \(task)\n")
        let isTable = csv || persons.hasSuffix(".csv")
        try await client.fill(task, list, type: Self.mediaType(isTable))
        return task
    }

    /// Until it is done; pauses it when someone presses Ctrl-C.
    private func followed(_ task: String, _ client: TaskClient) async throws -> JSON {
        var progress = RunProgress()
        while true {
            let status = try await client.status(task)
            progress.show(status)
            if Interrupt.hasCome {
                try await client.change(task, "pause")
                progress.end()
                StandardError.write("paused; `sluis run --resume \(task) --as \(party)` goes on\n")
                throw ExitCode(130)
            }
            switch status["state"]?.string {
            case "done":
                progress.end()
                return status
            case "running": try await Task.sleep(for: .milliseconds(300))
            case let state:
                progress.end()
                throw CommandError("the task is \(state ?? "gone"), and does not go on by itself")
            }
        }
    }

    private func write(_ task: String, _ client: TaskClient) async throws {
        let isTable = csv || output?.hasSuffix(".csv") == true || persons?.hasSuffix(".csv") == true
        var next: String? = "/v1/tasks/\(task)/results"
        var text = ""
        while let path = next {
            let page = try await client.results(path, type: Self.mediaType(isTable))
            next = page.next
            if output == nil { print(page.text, terminator: "") } else { text += page.text }
        }
        // Answers are personal data: for their owner alone, whole or not at all.
        if let output { try BundleFolder.write(Array(text.utf8), to: output) }
    }

    private static func mediaType(_ isTable: Bool) -> String { isTable ? "text/csv" : "application/x-ndjson" }

    private static func list(_ path: String) throws -> [UInt8] {
        if path != "-" {
            guard let data = FileManager.default.contents(atPath: path) else {
                throw CommandError("the list cannot be read; --persons takes a file, or `-`")
            }
            return Array(data)
        }
        var list: [UInt8] = []
        while let line = readLine(strippingNewline: false) { list += line.utf8 }
        return list
    }
}
