using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Model.Fields;

namespace Proxmox.Resources.Firewall;

/// <summary>A rule as PVE keeps it: its parameters without its place.</summary>
/// <param name="Parameters">The parameters that are set, but <c>enable</c>.</param>
/// <param name="IsOn">Whether it is in force.</param>
internal sealed record WireRule(ImmutableSortedDictionary<string, string> Parameters, bool IsOn)
{
    private static readonly string[] Notes = ["comment", "log"];
    private static readonly string[] Names =
        ["type", "action", "macro", "proto", "source", "sport", "dest", "dport", "icmp-type", "iface", "log", "comment"];

    /// <summary>What the rule matches and does: two rules of one text are the same but for being in force and for notes.</summary>
    // PVE spells a macro in its own way.
    public string Sense { get; } = string.Join('\n', Parameters.Where(parameter => !Notes.Contains(parameter.Key))
        .Select(parameter => $"{parameter.Key} {(parameter.Key == "macro" ? parameter.Value.ToLowerInvariant() : parameter.Value)}"));

    /// <summary>What else it says.</summary>
    public string Note { get; } = string.Join('\n', Notes.Select(name => Parameters.GetValueOrDefault(name)));

    /// <summary>The type.</summary>
    public string Type => Parameters["type"];

    /// <summary>The action, or the group.</summary>
    public string Action => Parameters["action"];

    /// <summary>The rule of PVE's answer.</summary>
    public static WireRule Of(PveData rule) => new(
        Names.Select(name => KeyValuePair.Create(name, rule[name].AsText() ?? "")).Where(IsSaid)
            .ToImmutableSortedDictionary(StringComparer.Ordinal), rule["enable"].AsLong() is not (null or 0));

    /// <summary>The rule that a config describes.</summary>
    public static WireRule Of(Attributes rule)
    {
        var form = new Form();
        foreach (var field in RuleFields.All.Where(field => rule.Has(field) && field != RuleFields.Enabled))
        {
            form.Add(
                field == RuleFields.SecurityGroup ? RuleFields.Action.Wire : field.Wire, Engine.Mapping.ToForm.Text(field, rule[field]));
        }

        return new(form.Select(entry => KeyValuePair.Create(entry.Key, entry.Value)).Where(IsSaid)
            .ToImmutableSortedDictionary(StringComparer.Ordinal), rule.Get(RuleFields.Enabled) is not false);
    }

    // A rule logs nothing unless told.
    private static bool IsSaid(KeyValuePair<string, string> parameter) =>
        parameter.Value.Length > 0 && parameter is not { Key: "log", Value: "nolog" };

    /// <summary>True when both are the same in PVE.</summary>
    public bool Is(WireRule other) => IsOn == other.IsOn && Sense == other.Sense && Note == other.Note;

    /// <summary>The parameters of a new rule.</summary>
    public Form ToForm(bool isOn) => Parameters.Aggregate(
        new Form().Add("enable", isOn), (form, parameter) => form.Add(parameter.Key, parameter.Value));

    /// <summary>The parameters that make another rule this one, in force as told.</summary>
    public Form Replacing(WireRule old, bool isOn)
    {
        var form = ToForm(isOn);
        var gone = old.Parameters.Keys.Where(name => !Parameters.ContainsKey(name)).ToList();
        return gone.Count == 0 ? form : form.Add("delete", string.Join(',', gone));
    }
}
