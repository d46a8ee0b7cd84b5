using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Hcl;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Tools.Discover;

/// <summary>A file to be written.</summary>
/// <param name="Name">Its name, with the ending.</param>
/// <param name="Text">Makes what is in it.</param>
internal sealed record WrittenFile(string Name, Func<string> Text);

/// <summary>The files of a folder for Terraform and OpenTofu.</summary>
internal static class ProjectFiles
{
    private const string Source = "proxmox-ve/proxmox";
    private const string ProvidersName = "providers.tf";
    private const string ImportsName = "imports.tf";
    private const string VariablesName = "variables.tf";
    private const string MovesName = "moved.tf";

    private static readonly HclPlace Nowhere = new("", 0);

    /// <summary>The names of files that are written whatever is found.</summary>
    public static IReadOnlyList<string> FixedNames { get; } = [ProvidersName, ImportsName, VariablesName, MovesName, Report.FileName];

    /// <summary>The names of the files.</summary>
    public static IReadOnlyCollection<string> NamesOf(Discovery found) =>
    [
        .. found.Objects.Select(one => $"{ResourceFiles.TopicOf(one.Resource)}.tf").Distinct().Order(StringComparer.Ordinal),
        ProvidersName,
        .. found.Objects.IsEmpty ? [] : (string[])[ImportsName],
        .. found.Moves.IsEmpty ? [] : (string[])[MovesName],
        .. found.Variables.IsEmpty ? [] : (string[])[VariablesName],
        Report.FileName,
    ];

    /// <summary>The files, one at a time.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="version">The provider's version, which the configuration asks for.</param>
    public static IEnumerable<WrittenFile> Of(Discovery found, string version)
    {
        foreach (var file in found.Resources)
        {
            yield return Hcl(file.Name, file.Body);
        }

        yield return Hcl(ProvidersName, Providers(found, version));
        if (!found.Objects.IsEmpty)
        {
            yield return Hcl(ImportsName, new([], [.. found.Objects.Select(Import)]));
        }

        if (!found.Moves.IsEmpty)
        {
            yield return Hcl(MovesName, new([], [.. found.Moves.Select(Move)]));
        }

        if (found.Variables is { IsEmpty: false } variables)
        {
            yield return Hcl(VariablesName, new([], [.. variables.Select(Variable)]));
        }

        yield return new(Report.FileName, () => Report.Of(found));
    }

    private static WrittenFile Hcl(string name, HclBody body) => new(name, () => $"# {Folder.Mark}.\n\n{HclWriter.Write(body)}");

    private static HclBody Providers(Discovery found, string version) => new([],
    [
        Block("terraform", [], [Text("required_version", ">= 1.6")],
            Block("required_providers", [], [new(Nowhere, TypeNames.Provider, new HclExpression.Map(Nowhere,
                [Text("source", Source), .. version == "0.0.0" ? [] : (HclAttribute[])[Text("version", $">= {version}")]]))])),
        Block("provider", [TypeNames.Provider], []) with
        {
            Comments =
            [
                "Endpoint and credentials come from the environment: PROXMOX_VE_ENDPOINT and PROXMOX_VE_API_TOKEN.",
                .. found.Advice.SelectMany(Lines.Of),
            ],
        },
    ]);

    private static HclBlock Import(FoundObject found) => Block("import", [],
    [
        Address("to", found.Resource, found.Label, found.Key),
        Text("id", found.Id),
    ]);

    private static HclBlock Move(AddressMove move) => Block("moved", [],
    [
        Address("from", move.Resource, move.From, move.Key),
        Address("to", move.Resource, move.To, key: null),
    ]);

    private static HclAttribute Address(string name, Resource resource, string label, string? key) => new(Nowhere, name,
        new HclExpression.Path(Nowhere,
            [TypeNames.Of(resource), label, .. key is not null ? [HclExpression.Path.Key(key)] : (string[])[]]));

    private static HclBlock Variable(DiscoveredVariable variable) => Block("variable", [variable.Name],
    [
        Text("description", $"{variable.Field.Name} of {TypeNames.Of(variable.Object.Resource)} {variable.Object.Id}."),
        new(Nowhere, "type", new HclExpression.Path(Nowhere, [TypeOf(variable)])),
        new(Nowhere, "default", new HclExpression.Null(Nowhere)),
        new(Nowhere, "sensitive", new HclExpression.Flag(Nowhere, true)),
    ]) with
    {
        Comments =
        [
            "While it is null, PVE keeps the secret that it has. What is made anew needs it: its plan is an error until it is given, as",
            $"TF_VAR_{variable.Name} or in a file of variables that nobody else can read. nonsensitive stands around it because the attribute is a",
            "secret by itself: of a second word for that some clients plan a change.",
        ],
    };

    private static string TypeOf(DiscoveredVariable variable) =>
        variable.Field.Type is Model.Fields.FieldType.Map ? "map(string)" : "string";

    private static HclAttribute Text(string name, string value) => new(Nowhere, name, new HclExpression.Text(Nowhere, value));

    private static HclBlock Block(
        string type, ImmutableArray<string> labels, ImmutableArray<HclAttribute> attributes, params ImmutableArray<HclBlock> blocks) =>
        new(Nowhere, [], type, labels, new(attributes, blocks));
}
