import Catalogue
package import Core
import Ledger

package enum Reply: Sendable {
    case answered(DisclosureAnswer)
    case refused(RefusedRequest)
    /// A source stays away, and the line of a list can wait: nothing was told. When asking again makes sense, if a source
    /// said so.
    case later(Instant?)
}
