using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Notifications;

/// <summary>
/// What the targets of notifications share: <c>/cluster/notifications/endpoints/{type}</c> (PVE::API2::Cluster::Notifications). PVE keeps
/// their secrets in a file of their own and never tells them.
/// </summary>
internal static class NotificationTarget
{
    private const string Objects = "/mapping/notifications";

    /// <summary>The name of a target.</summary>
    public static Field<string> Id { get; } =
        Text("target_id", "Name of the target, by which matchers send notifications there.")
            .OnWire("name").Required().Replacing().Autonamed().Checked(Identifiers.Mapping);

    /// <summary>Free text.</summary>
    public static Field<string> Comment { get; } = Text("comment", "Free text shown beside it.").OfLength(0, 128);

    /// <summary>Whether it is out of use.</summary>
    public static Field<bool> Disabled { get; } =
        Flag("disabled", "Whether it is out of use. Unset means false.").OnWire("disable").ImpliedDefault(false);

    /// <summary>Whether it is one of PVE's own.</summary>
    public static Field<string> Origin { get; } =
        Text("origin", "Where it comes from: `user-created`, `builtin` for one of PVE's own, or `modified-builtin` for such a one that was "
            + "changed.").Computed().AlwaysReturned().UnknownOnUpdate();

    /// <summary>Who gets the mails, by address.</summary>
    public static Field<IReadOnlySet<string>> MailTo { get; } =
        TextSet("mailto", "Mail addresses of those who are notified.").Written(WireForm.Repeated)
            .Checked(Identifiers.Mail);

    /// <summary>Who gets the mails, by user.</summary>
    public static Field<IReadOnlySet<string>> MailToUsers { get; } =
        TextSet("mailto_users", "Users who are notified at the address that PVE has of them, as `name@realm`.")
            .RefersTo("user_id").OnWire("mailto-user")
            .Written(WireForm.Repeated).Matching(@"[^\s:/]+@[A-Za-z][A-Za-z0-9.\-_]+", "a user such as \"root@pam\"");

    /// <summary>Somebody gets the mails.</summary>
    public static Constraint SomebodyIsNotified { get; } = Constraint.AtLeastOne(MailTo, MailToUsers);

    /// <summary>The sender's name.</summary>
    public static Field<string> Author { get; } = Text("author", "Name of the sender. Unset means `Proxmox VE`.");

    /// <summary>The privileges that PVE asks for matchers, and for targets beside others.</summary>
    public static ImmutableArray<Privilege> Privileges { get; } =
    [
        new("Mapping.Modify", Objects) { For = Purposes.Write },
        new("Mapping.Audit", Objects) { For = Purposes.Read | Purposes.List },
    ];

    /// <summary>The privileges of which one is enough to send a test.</summary>
    public static Privilege Use { get; } = new(["Mapping.Use", "Mapping.Audit", "Mapping.Modify"], Objects);

    /// <summary>Where a collection of notifications' objects lives.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="id">The attribute that names an object.</param>
    public static Api At(string collection, Field<string> id) => new(collection)
    {
        Item = $"{collection}/{{{id.Name}}}",
        HasDigest = true,
        DeletesInArray = true,
        Listed = new(collection),
        File = ConfigFiles.Notifications,
    };

    /// <summary>The declaration of one type of target.</summary>
    /// <param name="type">PVE's name of the type.</param>
    /// <param name="doc">The summary for users.</param>
    /// <param name="example">An id for the documentation.</param>
    /// <param name="own">The attributes of the type; the name, the comment and the switch are added to them.</param>
    public static Resource Of(string type, string doc, string example, ImmutableArray<Field> own) => new("notification_" + type, doc)
    {
        Area = Areas.Notifications,
        Api = At("/cluster/notifications/endpoints/" + type, Id),
        Fields = [Id, .. own, Comment, Disabled, Origin],
        Identity = [Id],
        Discovery = new() { IsBuiltIn = target => target[Origin.Wire].AsText() == "builtin" },
        ImportId = new("{target_id}", example),
        Privileges =
        [
            .. Privileges,
            new(["Sys.AccessNetwork", "Sys.Modify"], "/") { For = Purposes.Create | Purposes.Change },
        ],
    };
}
