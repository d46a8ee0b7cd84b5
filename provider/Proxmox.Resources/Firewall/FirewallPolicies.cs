using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Firewall;

/// <summary>What is done with what no rule speaks of.</summary>
internal static class FirewallPolicies
{
    private static readonly Vocabulary All = new(
        "FirewallAction", "What is done with traffic.",
        ("ACCEPT", "It passes."),
        ("DROP", "It is dropped without a word."),
        ("REJECT", "It is refused, and the sender is told."));

    /// <summary>What is done with what comes in or goes out.</summary>
    public static Field<string> Of(string name, string doc) => Text(name, doc).OneOf(All);

    /// <summary>What is done with what is passed on, which cannot be refused with a word.</summary>
    public static Field<string> Forward(string doc) => Text("policy_forward", doc).OneOf(All, "ACCEPT", "DROP");
}
