using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Access;

/// <summary>The second factors of a user, of every type: <c>/access/tfa/{userid}</c> (PVE::API2::TFA).</summary>
public static class TfaEntries
{
    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The second factors, ordered by their names.",
        Text("entry_id", "Name that PVE gave to it.").OnWire("id").AlwaysReturned(),
        Text("type", "What it is: `totp`, `webauthn`, `u2f`, `yubico` or `recovery`.").AlwaysReturned(),
        Text("description", "Text that tells it from others of the user.").AlwaysReturned(),
        Flag("enabled", "Whether the user can log in with it.").OnWire("enable").ImpliedDefault(true),
        Whole("created_at_unix", "When it was made, in seconds since 1970-01-01 UTC.").OnWire("created").AlwaysReturned());

    /// <summary>The privilege to see second factors of others.</summary>
    internal static Privilege Audit { get; } =
        new(["Sys.Audit", "User.Modify"], "/access/groups") { For = Purposes.Read | Purposes.List };

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new("user_tfa_entries", "The second factors of a user.")
    {
        Area = Areas.Access,
        Noun = "UserTfaEntries",
        Fields = [Names.User, Items],
        Privileges = [Audit],
        Read = async (session, config, cancel) =>
            EntryList.Of(Items, (await session.Pve.GetAsync(PvePath.Join("access", "tfa", config.Get(Names.User)!), cancel: cancel)).Items),
    };
}
