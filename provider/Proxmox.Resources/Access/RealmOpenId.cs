using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Access;

/// <summary>Realms of OpenID Connect (PVE::Auth::OpenId).</summary>
public static class RealmOpenId
{
    // What may stand in these lists: the characters that a URI allows.
    private const string UriCharacters = "[^\\x00-\\x20\\x7F<>#\",;]+";

    private static readonly Field<string> IssuerUrl =
        Text("issuer_url", "URL of the issuer, below which PVE finds its configuration.").OnWire("issuer-url").Required().OfLength(1, 256);

    private static readonly Field<string> ClientId =
        Text("client_id", "Id that the issuer knows PVE by.").OnWire("client-id").Required().OfLength(1, 256);

    private static readonly Field<string> ClientKey =
        Text("client_key", "Client secret that the issuer gave to PVE.").OnWire("client-key").Secret().NeverReturned()
            .Matching(@"[^\r\n]*", "text of one line").OfLength(1, 256);

    private static readonly Field<bool> AutoCreate =
        Flag("autocreate", "Whether a user who logs in for the first time is created. Unset means false.").ImpliedDefault(false);

    private static readonly Field<string> UsernameClaim =
        Text("username_claim", "Claim that names the user: `subject`, `username`, `email`, or another one. Unset means `subject`.")
            .OnWire("username-claim").Replacing();

    private static readonly Field<IReadOnlySet<string>> Scopes =
        TextSet("scopes", "Scopes that PVE asks the issuer for. Unset means `email` and `profile`.")
            .Written(WireForm.Spaces).ImpliedDefault(Value.Set(Value.Of("email"), Value.Of("profile")));

    private static readonly Field<string> Prompt =
        Text("prompt", "Whether the issuer asks users again: `none`, `login`, `consent`, `select_account`, or a value of its own.")
            .Does("Unset leaves it to the issuer.")
            .Matching(@"\S+", "a word without spaces");

    private static readonly Field<IReadOnlyList<string>> AcrValues =
        TextList("acr_values", "Authentication contexts that PVE asks for, the preferred one first.").OnWire("acr-values")
            .Matching(UriCharacters, "text without spaces, commas, <, >, # and quotes");

    private static readonly Field<IReadOnlySet<string>> Audiences =
        TextSet("audiences", "Audiences of the issuer's tokens that PVE accepts beside `client_id`.").Since("9.2")
            .Matching(UriCharacters, "text without spaces, commas, <, >, # and quotes");

    private static readonly Field<string> GroupsClaim =
        Text("groups_claim", "Claim that holds the groups of the user. Unset means that groups are not taken over.")
            .OnWire("groups-claim").OfLength(1, 256).Matching("[A-Za-z0-9._-]+", "letters, digits, dots, underscores and hyphens");

    private static readonly Field<bool> GroupsAutoCreate =
        Flag("groups_autocreate", "Whether groups of the claim that PVE does not have are created. Unset means false.")
            .OnWire("groups-autocreate").ImpliedDefault(false);

    private static readonly Field<bool> GroupsOverwrite =
        Flag("groups_overwrite", "Whether a login takes the user out of all groups that the claim does not name. Unset means false.")
            .OnWire("groups-overwrite").ImpliedDefault(false);

    private static readonly Field<bool> QueryUserInfo =
        Flag("query_userinfo", "Whether claims are also read from the issuer's userinfo endpoint. Unset means true.")
            .OnWire("query-userinfo").ImpliedDefault(true);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = RealmFields.Of("openid", "A realm whose users log in at an OpenID Connect issuer.", "sso",
    [
        RealmFields.Comment,
        RealmFields.Default,
        IssuerUrl,
        ClientId,
        ClientKey,
        AutoCreate,
        UsernameClaim,
        Scopes,
        Prompt,
        AcrValues,
        Audiences,
        GroupsClaim,
        GroupsAutoCreate,
        GroupsOverwrite,
        QueryUserInfo,
    ]) with
    {
        Noun = "RealmOpenId",
    };
}
