using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Guests;

/// <summary>What a guest is called and how its node treats it as a whole.</summary>
internal static class GuestOptions
{
    /// <summary>The name.</summary>
    public static Field<string> Name { get; } =
        Text("name", "Name of the guest, a host name with or without a domain, which PVE shows beside the VMID; two guests may have the "
            + "same.").Autonamed()
            .OfLength(1, 255)
            .Matching("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?([.][A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*",
                "a host name of letters, digits and hyphens, with dots between its labels")
            .Needs(GuestPrivilege.Options).TakesEffect(Effect.AtOnce);

    /// <summary>The name of a container: <c>dns-name</c>.</summary>
    public static Field<string> HostName { get; } = Name with
    {
        Name = "hostname",
        Wire = "hostname",
        Doc = "Host name of the container, with or without a domain, which PVE shows beside the VMID; two guests may have the same. "
            + "PVE calls one without it `CT` and its VMID.",
        Privileges = [GuestPrivilege.Network],
        IsServerChosen = true,
    };

    /// <summary>The notes.</summary>
    public static Field<string> Description { get; } =
        Text("description", "Notes that PVE shows on the guest's summary. Markdown is rendered.").As(Formats.Prose).OfLength(0, 8192)
            .Needs(GuestPrivilege.Options).TakesEffect(Effect.AtOnce);

    /// <summary>The tags.</summary>
    public static Field<IReadOnlySet<string>> Tags { get; } =
        TextSet("tags", "Tags of the guest. PVE keeps them in small letters.")
            .Written(WireForm.Semicolons).As(Formats.AnyCase)
            .Matching(Identifiers.Tag, "a tag of letters, digits and _ + . -, with a letter, digit or underscore in front")
            .Needs(GuestPrivilege.Options).TakesEffect(Effect.AtOnce);

    /// <summary>Whether it is protected against removal.</summary>
    public static Field<bool> Protection { get; } =
        Flag("protection", "Protects the guest and its disks against removal, here and in PVE. Unset means false.").ImpliedDefault(false)
            .Needs(GuestPrivilege.Options).TakesEffect(Effect.AtOnce);

    /// <summary>Whether it starts with its node.</summary>
    public static Field<bool> StartAtBoot { get; } =
        Flag("start_at_boot", "Whether the guest is started when its node starts. It says nothing about whether it runs now. Unset means "
            + "false.").OnWire("onboot").ImpliedDefault(false)
            .Needs(GuestPrivilege.Options).TakesEffect(Effect.AtOnce);

    /// <summary>When it starts and stops among others.</summary>
    public static Field<Attributes> Startup { get; } =
        Nested(
            "startup",
            "When the guest is started and shut down among the others of its node.",
            Whole("order", "Place in the order of starting; shutting down goes the other way round. Guests without one come last.")
                .DefaultKey().Between(0),
            Whole("up_delay_seconds", "Seconds to wait after this guest has been started before the next one is.").OnWire("up").Between(0),
            Whole("down_delay_seconds", "Seconds that this guest gets to shut down before it is stopped. Unset means 180.").OnWire("down")
                .Between(0)).TypeNamed("GuestStartup")
            .Needs(GuestPrivilege.Options, new("Sys.Modify", "/")).TakesEffect(Effect.AtOnce);

    /// <summary>The script that the node runs.</summary>
    public static Field<string> HookScript { get; } =
        Text("hook_script", "Volume of a script that the node runs when the guest starts and stops, such as `local:snippets/hook.pl`.")
            .OnWire("hookscript").Matching("[^:/ ]+:[^ ]+", "a volume such as \"local:snippets/hook.pl\"")
            .RootOnly().TakesEffect(Effect.AtOnce);
}
