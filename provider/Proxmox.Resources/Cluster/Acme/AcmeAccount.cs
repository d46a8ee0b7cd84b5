using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Acme;

/// <summary>
/// Accounts at a certificate authority: <c>/cluster/acme/account</c> (PVE::API2::ACMEAccount). PVE asks the authority in a task with every
/// change, and keeps what it answered.
/// </summary>
public static class AcmeAccount
{
    private const string Collection = "/cluster/acme/account";
    private const string MailTo = "mailto:";

    private static readonly Field<string> Id =
        Text("account_id", "Name of the account, by which a node's configuration chooses it; where that names none, it is `default`.")
            .OnWire("name").Required().Replacing().Checked(Identifiers.Mapping);

    private static readonly Field<IReadOnlySet<string>> Contact =
        TextSet("contact", "Mail addresses that the authority reaches the account's owner at.").Required()
            .From("account", "contact").Checked(Identifiers.Mail);

    private static readonly Field<string> Directory =
        Text("directory", "URL of the authority's directory. Unset means that of Let's Encrypt.").Replacing()
            .Matching("https?://.*", "a URL that begins with https://").ImpliedDefault("https://acme-v02.api.letsencrypt.org/directory");

    private static readonly Field<string> TermsOfService =
        Text("terms_of_service_url", "URL of the authority's terms of service: setting it agrees to them.").OnWire("tos_url")
            .From("tos").Replacing().ClearedBy(Clear.Replacing);

    private static readonly Field<string> EabKeyId =
        Text("eab_key_id", "Key that the authority gave to you to bind the account to (external account binding).").OnWire("eab-kid")
            .Matching(@"\S+", "text without blanks").CreateOnly();

    private static readonly Field<string> EabHmacKey =
        Text("eab_hmac_key", "HMAC key of that binding.").OnWire("eab-hmac-key").Secret().CreateOnly()
            .Matching(@"\S+", "text without blanks");

    private static readonly Field<string> Location =
        Text("location", "URL of the account at the authority.").Computed().AlwaysReturned();

    private static readonly Field<string> Status =
        Text("status", "What the authority says of the account, such as `valid`.").From("account", "status").Computed().UnknownOnUpdate();

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "acme_account",
        "An account at a certificate authority that PVE orders certificates with (ACME, such as Let's Encrypt). " + RootLogin.Note)
    {
        ReadDoc = "An account at a certificate authority that PVE orders certificates with (ACME, such as Let's Encrypt). PVE tells it to "
            + "root@pam alone, logged in with a password.",
        Area = Areas.Acme,
        Plural = "acme_accounts",
        Api = new(Collection) { Item = Collection + "/{account_id}" },
        Fields = [Id, Contact, Directory, TermsOfService, EabKeyId, EabHmacKey, Location, Status],
        Identity = [Id],
        ImportId = new("{account_id}", "default"),
        Constraints = [Constraint.Needs(EabHmacKey, EabKeyId)],
        Discovery = new()
        {
            Advice = "PVE tells an ACME account to root@pam alone, logged in with a password: every plan needs that login in place of a "
                + "token, by PROXMOX_VE_USERNAME=root@pam and PROXMOX_VE_PASSWORD. To work with a token, discover with --exclude "
                + "acme_account.",
        },
        Hooks = new() { Adapt = WithPlainAddresses, Preflight = RootLogin.RefuseOthers },
    };

    private static PveData WithPlainAddresses(PveData told) => PveData.Object(told.Members.Select(member => member.Key == "account"
        ? new("account", PveData.Object(member.Value.Members.Select(part => part.Key == "contact"
            ? new("contact", PveData.Array(part.Value.Items.Select(Address))) : part)))
        : member));

    private static PveData Address(PveData contact) => contact.AsText() is { } text && text.StartsWith(MailTo, StringComparison.Ordinal)
        ? PveData.Of(text[MailTo.Length..]) : contact;
}
