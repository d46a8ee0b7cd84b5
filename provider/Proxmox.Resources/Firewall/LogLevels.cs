using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Firewall;

/// <summary>How urgent a line of the firewall's log is: <c>pve-fw-loglevel</c>.</summary>
internal static class LogLevels
{
    private static readonly Vocabulary All = new(
        "FirewallLogLevel", "How urgent a line in the firewall's log is.",
        ("emerg", "The system cannot be used."),
        ("alert", "Something has to be done at once."),
        ("crit", "Critical."),
        ("err", "An error."),
        ("warning", "A warning."),
        ("notice", "Normal, but worth a look."),
        ("info", "For information."),
        ("debug", "For finding faults."),
        ("nolog", "Nothing is logged."));

    /// <summary>An attribute of that kind.</summary>
    public static Field<string> Of(string name, string doc) => Text(name, doc).OneOf(All);
}
