using System.Text;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Hcl;
using Proxmox.Model.Fields;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Tools.Convert;

/// <summary>Turns the configuration in one folder, of a provider that is known, into what says the same here.</summary>
/// <param name="provider">The provider.</param>
/// <param name="report">Where it is told what has no counterpart.</param>
/// <param name="isRoot">False for a module, in which clients take no import block.</param>
internal sealed partial class Conversion(Provider provider, Report report, bool isRoot = true)
{
    /// <summary>The name of the file that moved blocks are written to.</summary>
    public const string MovedFile = "moved.tf";

    private readonly Dictionary<string, Converted> _converted = new(StringComparer.Ordinal);
    private readonly List<(string From, string To)> _moves = [];
    private readonly List<string> _removed = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Converts the files of a folder in place.</summary>
    /// <param name="files">The files.</param>
    /// <param name="above">Which local names stand for which provider in the folder that this one is a module of.</param>
    /// <returns>Which local names stand for which provider.</returns>
    public IReadOnlyDictionary<string, ForeignProvider> Convert(
        IReadOnlyList<SourceFile> files, IReadOnlyDictionary<string, ForeignProvider> above)
    {
        var sources = new Sources(provider.Catalog);
        var names = sources.Of(files) is { Count: > 0 } own ? own : Sources.IsSaid(files) ? sources.None : above;
        if (names.Count == 0)
        {
            return names;
        }

        var blocks = files.SelectMany(file => file.Body.Blocks, (file, block) => (file, block)).ToList();
        _taken.UnionWith(blocks.Where(pair => pair.block.Labels.Length == 2 && Foreign(pair.block, names) is null)
            .Select(pair => string.Join('.', pair.block.Labels)));
        foreach (var (file, block) in blocks)
        {
            Recognise(file, block, names);
        }

        NameCompanions(blocks.Select(pair => pair.block));
        foreach (var (_, block) in blocks)
        {
            Tell(block, names);
        }

        var references = new References(_converted, report);
        foreach (var file in files)
        {
            references.Rename(file);
        }

        foreach (var (file, block) in blocks)
        {
            Convert(file, block, names);
        }

        foreach (var file in files)
        {
            sources.Change(file, names);
        }

        return names;
    }

    /// <summary>The moved blocks; empty when there are none.</summary>
    public string Moved()
    {
        var text = new StringBuilder();
        foreach (var (from, to) in _moves.Where(move => move.From != move.To))
        {
            text.Append(text.Length == 0 ? "" : "\n").Append($"moved {{\n  from = {from}\n  to   = {to}\n}}\n");
        }

        foreach (var address in _removed)
        {
            text.Append(text.Length == 0 ? "" : "\n")
                .Append($"removed {{\n  from = {address}\n\n  lifecycle {{\n    destroy = false\n  }}\n}}\n");
        }

        foreach (var import in _imports)
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(import);
        }

        return text.Length == 0 ? "" : $"""
            # Each object changes its provider without being touched. OpenTofu has this from 1.10 on, and Terraform from 1.8 on, which
            # asks for the other provider in required_providers until an apply has been made. Then both can go.

            {text}
            """;
    }

    private static ForeignProvider? Foreign(HclBlock block, IReadOnlyDictionary<string, ForeignProvider> names) =>
        names.GetValueOrDefault(Sources.Local(block));

    // What stays as it is, and has to be looked at.
    private void Tell(HclBlock block, IReadOnlyDictionary<string, ForeignProvider> names)
    {
        switch (block)
        {
            case { Type: "removed" } when Address(block.Body["from"]) is [var type, _] && names.ContainsKey(type.Split('_')[0]):
                report.Add(block.Place, "removed: it stays as it is; where it destroys, the other provider needs its configuration");
                break;
            case { Type: "import" } when Address(block.Body["to"]) is [var type, var name] && _converted.ContainsKey($"{type}.{name}"):
                report.Add(block.Place, "import: the id may be written otherwise here, as the page of the resource tells");
                break;
            case { Type: "module", Body: var body } when body["source"] is HclExpression.Text { Value: var source }
                && (!source.StartsWith('.') || !IsBelow(block.Place.File, source)):
                report.Add(block.Place, $"module {source}: it is not in this folder and was not converted; what it has of the other "
                    + "provider gets no configuration any more");
                break;
        }
    }

    private static string[]? Address(HclExpression? expression) =>
        expression is HclExpression.Path { Steps: [var type, var name, ..] } ? [type, name] : null;

    private static bool IsBelow(string file, string source) =>
        Path.GetRelativePath("/root", Path.GetFullPath(Path.Combine("/root", Path.GetDirectoryName(file) ?? "", source))) is var way
        && way != ".." && !way.StartsWith("../", StringComparison.Ordinal);

    private void Recognise(SourceFile file, HclBlock block, IReadOnlyDictionary<string, ForeignProvider> names)
    {
        if (block is not { Type: "resource" or "data", Labels: [var type, var name] } || Foreign(block, names) is not { } foreign)
        {
            return;
        }

        var prefix = block.Type == "data" ? "data." : "";
        var found = block.Type == "resource" ? ResourceOf(foreign, block, type) : DataOf(foreign, type);
        if (found is not { } target)
        {
            var way = foreign.Type(type)?.Way ?? (foreign.Type(type) is { Targets: [{ When: { } when }, ..] }
                ? $"What it becomes is told by its {when.Attribute}, which has to be a plain text for that."
                : $"The provider knows no {type}.");
            report.Add(block.Place, $"{block.Type} {type} has no counterpart: {way}");
            var lines = block.Span.Of(file.Text).Split('\n').Prepend($"no counterpart: {way}").Select(line => $"# {line}".TrimEnd());
            file.Replace(block.Span, string.Join('\n', lines));
            if (block.Type == "resource")
            {
                _removed.Add($"{type}.{name}");
            }

            return;
        }

        var newType = TypeNames.Of(target.Declaration);
        if (newType == type && block.Type == "resource")
        {
            // Clients take over a state by a move alone, which needs another address.
            _taken.Add($"{type}.{name}");
        }

        var newName = Free(prefix + newType, name);

        _converted[$"{prefix}{type}.{name}"] = new($"{prefix}{type}.{name}", $"{prefix}{newType}.{newName}", target);
        if (block.Type == "resource")
        {
            _moves.Add(($"{type}.{name}", $"{newType}.{newName}"));
        }
    }

    private static Target? ResourceOf(ForeignProvider foreign, HclBlock block, string type)
    {
        if (foreign.Type(type) is not { Targets.IsEmpty: false } known)
        {
            return null;
        }

        var target = known.Targets.FirstOrDefault(target => target.When is null || (block.Body[target.When.Attribute] is { } value
            && (target.When.Text is null || target.When.Text == Literals.Of(value) as string)));
        return target is null ? null : new(target.Resource, known.Attributes) { Companion = known.Companion };
    }

    private Target? DataOf(ForeignProvider foreign, string type)
    {
        var known = foreign.Type(type);
        var listed = foreign.DataSources.GetValueOrDefault(type);
        var ours = listed?.Name ?? known?.Targets.FirstOrDefault()?.Resource.Name;
        if (ours is null || provider.Catalog.DataSource(ours) is not { } source)
        {
            return null;
        }

        var isOfNode = source.Attributes.Any(field => field.Name == "node" && field.Presence != Presence.Computed);
        // Elsewhere the object is found wherever it is.
        ForeignAttribute node = new("node_name", isOfNode ? "node" : null);
        return new(source, [.. listed?.Attributes ?? [], .. (known?.Attributes ?? []).Where(row => row.Name != node.Name), node]);
    }

    private void Convert(SourceFile file, HclBlock block, IReadOnlyDictionary<string, ForeignProvider> names)
    {
        if (block is { Type: "provider", Labels: [var local] } && names.TryGetValue(local, out var settings))
        {
            Write(file, block, $"provider \"{local}\"", new(provider.Configuration, settings.Configuration) { IsProvider = true });
        }
        else if (block is { Type: "resource" or "data", Labels: [var type, var name] }
            && _converted.TryGetValue($"{(block.Type == "data" ? "data." : "")}{type}.{name}", out var converted))
        {
            var labels = converted.NewAddress.Split('.')[^2..];
            Write(file, block, $"{block.Type} \"{labels[0]}\" \"{labels[1]}\"", converted.Target, Companion(file, block, converted));
        }
    }

    private void Write(SourceFile file, HclBlock block, string head, Target target, string companion = "")
    {
        var body = new BodyConversion(file, target, report).Convert(block.Body, 1);
        file.Replace(block.Span, (body.Length == 0 ? head + " {}" : $"{head} {{\n{body}}}") + companion);
    }
}
