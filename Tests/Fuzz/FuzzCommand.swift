import Glibc

/// `fuzz TARGET [libFuzzer's options] CORPUS`, `fuzz seeds TARGET FOLDER [ANSWERS]` or `fuzz questions FOLDER`, in the
/// folder of the repository.
@main
enum FuzzCommand {
    static func main() throws {
        let arguments = CommandLine.arguments
        Subjects.prepare()
        if arguments.count > 3, arguments[1] == "seeds" {
            let answers = arguments.dropFirst(4).first { !$0.isEmpty }
            return try Seeds(target: arguments[2], answers: answers).write(to: arguments[3])
        }
        if arguments.count > 2, arguments[1] == "questions" { return try Questions().write(to: arguments[2]) }
        guard arguments.count > 1, let target = FuzzTarget(rawValue: arguments[1]) else {
            throw FuzzError("name a target: \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        // The word is taken off before libFuzzer looks at the rest.
        exit(FuzzDriver.run(target, [arguments[0]] + arguments.dropFirst(2)))
    }
}
