using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Access;

/// <summary>What all realms share: <c>/access/domains</c> (PVE::API2::Domains, PVE::Auth::Plugin).</summary>
internal static class RealmFields
{
    private const string Collection = "/access/domains";

    private static readonly Field<string> Kind =
        Text("type", "Kind of second factor: `oath` for codes of an authenticator app, `yubico` for YubiKeys by a validation server.")
            .Required().OneOf(("oath", "Codes of an authenticator app."), ("yubico", "YubiKeys, by a validation server."));

    private static readonly Field<long> Digits = Whole("digits", "How many digits a code of `oath` has, 6 to 8. Unset means 6.")
        .Between(6, 8).ImpliedDefault(6);

    private static readonly Field<long> Step = Whole("step_seconds", "How long a code of `oath` is valid, in seconds. Unset means 30.")
        .OnWire("step").Between(10).ImpliedDefault(30);

    private static readonly Field<string> YubicoId = Text("yubico_api_id", "API id at the validation server of `yubico`.").OnWire("id");

    private static readonly Field<string> YubicoKey = Text("yubico_api_key", "API key at the validation server of `yubico`.").OnWire("key")
        .Secret();

    private static readonly Field<string> YubicoUrl =
        Text("yubico_url", "URL of the validation server of `yubico`. Unset means Yubico's own.").OnWire("url");

    /// <summary>A comment.</summary>
    public static Field<string> Comment { get; } = Text("comment", "Free text shown on the login page in place of the realm's name.")
        .OfLength(0, 4096);

    /// <summary>Whether it is offered first.</summary>
    public static Field<bool> Default { get; } =
        Flag("default", "Whether the login page offers this realm first. Only one realm can be the default: setting it here takes it from "
            + "the other. Unset means false.").ImpliedDefault(false);

    /// <summary>The second factor that the realm asks for.</summary>
    public static Field<Attributes> Tfa { get; } =
        Nested("tfa", "Second factor that every user of the realm must give. Unset means that users choose for themselves.", Kind, Digits,
            Step, YubicoId, YubicoKey, YubicoUrl)
            .TypeNamed("RealmTfa");

    /// <summary>What a second factor is held to.</summary>
    public static Constraint TfaIsWhole { get; } = new(config => config.Get(Tfa) is { } tfa ? Check(tfa) : []);

    // Everybody may see which realms there are.
    private static readonly ImmutableArray<Privilege> Privileges =
    [
        new("Realm.Allocate", "/access/realm") { For = Purposes.Write },
        new(["Sys.Audit", "Realm.Allocate"], "/access/realm") { For = Purposes.Read },
    ];

    /// <summary>The declaration of a type of realm that users make.</summary>
    /// <param name="type">PVE's name of the type.</param>
    /// <param name="doc">The summary for users.</param>
    /// <param name="example">A realm id for the documentation.</param>
    /// <param name="own">The attributes of the type; the name is put in front.</param>
    public static Resource Of(string type, string doc, string example, ImmutableArray<Field> own) => new("realm_" + type, doc)
    {
        Area = Areas.Access,
        Api = new(Collection)
        {
            Item = Collection + "/{realm_id}",
            Constants = [("type", type)],
            Only = ("type", type),
            HasDigest = true,
            File = ConfigFiles.Realms
        },
        Fields = [Names.Realm, .. own],
        Identity = [Names.Realm],
        ImportId = new("{realm_id}", example),
        Privileges = Privileges,
    };

    /// <summary>The declaration of a realm that every datacenter has.</summary>
    /// <param name="name">The name of the realm, which is that of its type as well.</param>
    /// <param name="doc">The summary for users.</param>
    /// <param name="comment">The comment that PVE itself gives it.</param>
    public static Resource BuiltIn(string name, string doc, string comment) => new(
        "realm_" + name,
        doc + " It always exists: creating this resource takes it over, and deleting it resets the attributes that were set. Declare it "
            + "once.")
    {
        ReadDoc = doc,
        Area = Areas.Access,
        Api = new(Collection)
        {
            Item = Collection + "/" + name,
            Only = ("type", name),
            HasDigest = true,
            File = ConfigFiles.Realms
        },
        // PVE puts a text of its own where a built-in realm has no comment.
        Fields = [Comment.ServerChosen(), Default, Tfa],
        Identity = [],
        ImportId = new(name, name),
        Constraints = [TfaIsWhole],
        Privileges = Privileges,
        Hooks = Singleton.Hooks with { Read = (operation, cancel) => ReadAsync(operation, name, comment, cancel) },
        Discovery = new() { SaysNothing = realm => SaysNothing(realm[Default.Name], realm[Tfa.Name].IsNull, realm[Comment.Name], comment) },
    };

    // Of a realm that is as PVE has it the list says all that there is to say.
    private static async Task<PveData?> ReadAsync(Operation operation, string name, string comment, CancellationToken cancel)
    {
        if (operation.Session.IsForReading && !operation.IsOwn)
        {
            var realms = (await operation.Pve.GetAsync(Collection, cancel: cancel)).Items;
            if (realms.FirstOrDefault(realm => realm["realm"].AsText() == name) is { } told
                && SaysNothing(FromData.Member(Default, told), told["tfa"].IsNull, FromData.Member(Comment, told), comment))
            {
                return told;
            }
        }

        return await operation.Pve.GetAsync(operation.ItemPath, cancel: cancel);
    }

    private static bool SaysNothing(Value isDefault, bool hasNoTfa, Value comment, string own) =>
        isDefault.AsBool() is not true && hasNoTfa && (comment.AsText() is not { Length: > 0 } text || text == own);

    private static IEnumerable<Violation> Check(Attributes tfa)
    {
        var kind = tfa.Get(Kind);
        if (kind == "oath" && (tfa.Has(YubicoId) || tfa.Has(YubicoKey) || tfa.Has(YubicoUrl)))
        {
            yield return new(Tfa, "The attributes yubico_api_id, yubico_api_key and yubico_url are for type yubico, not for oath.");
        }

        if (kind == "yubico" && (tfa.Has(Digits) || tfa.Has(Step)))
        {
            yield return new(Tfa, "The attributes digits and step_seconds are for type oath, not for yubico.");
        }

        if (kind == "yubico" && (tfa[YubicoId].IsNull || tfa[YubicoKey].IsNull))
        {
            yield return new(Tfa, "Type yubico needs yubico_api_id and yubico_api_key.");
        }
    }
}
