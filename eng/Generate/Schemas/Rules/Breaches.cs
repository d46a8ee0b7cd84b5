using System.Text.Json;

namespace Proxmox.Generate.Schemas.Rules;

/// <summary>Collects breaches of rules.</summary>
internal sealed class Breaches
{
    private readonly List<string> _all = [];

    /// <summary>What was found, in the order in which it was found.</summary>
    public IReadOnlyList<string> All => _all;

    /// <summary>Adds a breach unless the rule holds.</summary>
    /// <param name="holds">True when there is nothing to complain of.</param>
    /// <param name="path">The place, as <c>resources/proxmox:pool:Pool</c>.</param>
    /// <param name="rule">The rule, as a sentence.</param>
    public void Require(bool holds, string path, string rule)
    {
        if (!holds)
        {
            _all.Add($"{path}: {rule}");
        }
    }

    /// <summary>Adds a breach for each member that the metaschema does not know.</summary>
    public void AllowOnly(string path, JsonElement value, ReadOnlySpan<string> members)
    {
        foreach (var member in value.Members())
        {
            Require(members.Contains(member.Name), path.Length == 0
                ? member.Name : $"{path}/{member.Name}", "the metaschema knows no such member.");
        }
    }
}
