import ArgumentParser
import Core
import MockRegisters

/// The person whom a command is about: on standard input, or by a demo name.
///
/// A number is never an argument, since other users of the machine can read those (law 6).
struct PersonOption: ParsableArguments {
    @Option(help: "`-` to read the national number from standard input, or a demo name such as `rita`.")
    var person: String?

    func number(_ settings: Settings) throws -> INSZ? {
        guard let person else { return nil }
        if person == "-" {
            guard let line = readLine(strippingNewline: true), let number = INSZ(line) else {
                throw CommandError("standard input holds no valid national number; write its eleven digits")
            }
            return number
        }
        guard INSZ(person) == nil else {
            throw CommandError("a national number is no argument; give it on standard input with `--person -`")
        }
        guard let mocks = settings.mocks else {
            throw CommandError("demo names exist with mock sources only; use `--person -`")
        }
        let resident = try MockRegister(folder: mocks, clock: { WallClock.system.now }).person(named: person)
        return resident.insz
    }

    func required(_ settings: Settings) throws -> INSZ {
        guard let number = try number(settings) else { throw CommandError("name a person with --person") }
        return number
    }
}
