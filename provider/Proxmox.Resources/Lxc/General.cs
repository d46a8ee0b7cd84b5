using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Lxc;

/// <summary>What system a container is, and how one speaks with it.</summary>
internal static class General
{
    /// <summary>Whether root inside is nobody outside.</summary>
    public static Field<bool> Unprivileged { get; } =
        Flag("unprivileged", "Whether root in the container is an ordinary user of the node. It is settled when the container is made.")
            .UnsetMeans("true for a new container, and what the source or the archive has for others")
            .ServerChosen().ClearedBy(Clear.Forgetting).Needs(GuestPrivilege.Options);

    /// <summary>The architecture.</summary>
    public static Field<string> Architecture { get; } =
        Text("architecture", "Architecture of the system in the container. PVE takes that of the template.").OnWire("arch").Among(
            ("amd64", "64-bit x86."), ("i386", "32-bit x86."), ("arm64", "64-bit ARM."), ("armhf", "32-bit ARM."),
            ("riscv32", "32-bit RISC-V."), ("riscv64", "64-bit RISC-V."))
            .TypeNamed("ContainerArchitecture").ServerChosen().ClearedBy(Clear.Forgetting)
            .Needs(GuestPrivilege.Options).TakesEffect(Effect.AtNextStart);

    /// <summary>The system.</summary>
    public static Field<string> OsType { get; } =
        Text("os_type", "System in the container, by which PVE sets its network, host name and root's password; `unmanaged` leaves all of "
            + "that alone. PVE finds it out from the template.").OnWire("ostype").Among(
            ("debian", "Debian."), ("devuan", "Devuan."), ("ubuntu", "Ubuntu."), ("centos", "CentOS, AlmaLinux, Rocky Linux."),
            ("fedora", "Fedora."), ("opensuse", "openSUSE."), ("archlinux", "Arch Linux."), ("alpine", "Alpine Linux."),
            ("gentoo", "Gentoo."), ("nixos", "NixOS."), ("unmanaged", "PVE sets nothing inside."))
            .TypeNamed("ContainerOsType").ServerChosen().ClearedBy(Clear.Forgetting)
            .Needs(GuestPrivilege.Options).TakesEffect(Effect.AtNextStart);

    /// <summary>The time zone.</summary>
    public static Field<string> TimeZone { get; } =
        Text("time_zone", "Time zone inside the container, such as `Europe/Vienna`; `host` for the node's.")
            .Does("Unset leaves it alone.")
            .OnWire("timezone")
            .Matching("host|UTC|[A-Z][A-Za-z]+(/[A-Z][A-Za-z0-9_+-]+){1,2}", "\"host\", \"UTC\" or a zone such as \"Europe/Vienna\"")
            .Needs(GuestPrivilege.Options).TakesEffect(Effect.AtNextStart);

    /// <summary>How one speaks with it.</summary>
    public static Field<Attributes> Console { get; } =
        Nested(
            "console",
            "How PVE's console reaches the container.",
            Flag("enabled", "Whether the container has /dev/console. Unset means true.").OnWire("console").ImpliedDefault(true),
            Text("mode", "What the console opens: `tty` a terminal with a login, `console` /dev/console, `shell` a shell without a login. "
                + "Unset means `tty`.").OnWire("cmode").OneOf(
                ("tty", "A terminal with a login."), ("console", "/dev/console."), ("shell", "A shell without a login."))
                .ImpliedDefault("tty"),
            Whole("tty_count", "Number of terminals. Unset means 2.").OnWire("tty").Between(0, 6).ImpliedDefault(2))
            .Written(WireForm.Inline).TypeNamed("ContainerConsole")
            .Needs(GuestPrivilege.Options).TakesEffect(Effect.AtNextStart);

    /// <summary>Whether it logs more.</summary>
    public static Field<bool> Debug { get; } =
        Flag("debug", "Whether the start of the container is logged in detail. Unset means false.").ImpliedDefault(false)
            .Needs(GuestPrivilege.Options).TakesEffect(Effect.AtNextStart);

    /// <summary>The variables of the first process.</summary>
    public static Field<IReadOnlyDictionary<string, string>> Environment { get; } =
        TextMap("environment", "Environment variables of the container's first process, by name. An OCI image brings those that it needs; "
            + "what is set here takes the place of all of them.").OnWire("env").Written(WireForm.Variables)
            .Matching("([^\\x00-\\x08\\x0a-\\x1f\\x7f]*[^\\x00-\\x20\\x7f])?", "text of one line that does not end in a blank")
            .Since("9.1").Secret()
            .Needs(GuestPrivilege.Options).TakesEffect(Effect.AtNextStart);

    /// <summary>The first process.</summary>
    public static Field<string> EntryPoint { get; } =
        Text("entrypoint", "Command that runs as the container's first process, with its arguments. An OCI image brings its own. Unset "
            + "means `/sbin/init`.").Since("9.1")
            .Matching("[^\\x00-\\x08\\x0a-\\x1f\\x7f]+", "a command in one line")
            .Needs(GuestPrivilege.Options).TakesEffect(Effect.AtNextStart);
}
