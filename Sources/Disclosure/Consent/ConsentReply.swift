import Catalogue
import Core
package import Ledger

package enum ConsentReply: Sendable {
    case taken(Receipt)
    case refused(Refusal)
}
