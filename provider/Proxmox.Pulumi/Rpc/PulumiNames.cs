using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Pulumi.Schemas;

namespace Proxmox.Pulumi.Rpc;

/// <summary>
/// Brings the engine's messages about a declaration to the names that Pulumi's users know: <c>pool_id</c> becomes <c>poolId</c>, <c>bios =
/// "ovmf"</c> becomes <c>bios: "ovmf"</c>. Settings of the provider are spoken of everywhere.
/// </summary>
internal sealed partial class PulumiNames
{
    // What only Terraform has, and what Pulumi has in its place.
    private static readonly ImmutableArray<(string Here, string There)> Phrases =
    [
        ("leave out create_before_destroy", "set the resource option deleteBeforeReplace"),
        ("set create_before_destroy", "leave out the resource option deleteBeforeReplace"),
        (" with -", " with --"),
        ("the next plan", "the next preview"),
        ("The next plan", "The next preview"),
        (" next apply", " next update"),
        (" the apply", " the update"),
        (" an apply", " an update"),
    ];

    private readonly FrozenSet<string> _attributes;
    private readonly string _name;
    private readonly string _token;

    /// <summary>For messages about that declaration.</summary>
    public PulumiNames(Declaration declaration)
    {
        _attributes = Names(declaration.Attributes.AddRange(ProviderConfiguration.Declaration.Attributes))
            .ToFrozenSet(StringComparer.Ordinal);
        _name = declaration.Name;
        _token = declaration switch
        {
            Resource resource => Tokens.Of(resource),
            DataSource source => Tokens.Of(source),
            Command command => Tokens.Of(command),
            Function function => Tokens.Of(function),
            Ephemeral ephemeral => Tokens.Of(ephemeral),
            _ => declaration.Name,
        };
    }

    /// <summary>The text in Pulumi's names.</summary>
    public string In(string text) =>
        Limits().Replace(Compounds().Replace(
            Assignments().Replace(Phrases.Aggregate(
            text, (said, phrase) => said.Replace(phrase.Here, phrase.There, StringComparison.Ordinal)), Assigned), match =>
        string.Equals(match.Value, _name, StringComparison.Ordinal) ? _token
        : _attributes.Contains(match.Value) ? PropertyNames.Camel(match.Value)
        : match.Value), "customTimeouts.${operation}");

    private string Assigned(Match match) => _attributes.Contains(match.Groups["name"].Value) ? match.Groups["name"].Value + ": "
        : match.Value;

    private static IEnumerable<string> Names(IEnumerable<Field> fields) =>
        fields.SelectMany(field => Names(field.Type.Nested).Prepend(field.Name));

    [GeneratedRegex(@"\b[a-z][a-z0-9]*(_[a-z0-9]+)+\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Compounds();

    // As HCL writes it.
    [GeneratedRegex(
        @"\b(?<name>[a-z][a-z0-9_]*) = (?=[""\[{0-9]|true\b|false\b)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Assignments();

    // Time limits are a resource option.
    [GeneratedRegex(
        @"\btimeouts\.(?<operation>create|read|update|delete)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Limits();
}
