using System.Text;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Hcl;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Tools.Convert;

/// <summary>Turns the configuration in one folder, of a provider that is known, into what says the same here.</summary>
/// <param name="provider">The provider.</param>
/// <param name="report">Where it is told what has no counterpart.</param>
internal sealed class Conversion(Provider provider, Report report)
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
        var names = sources.Of(files) is { Count: > 0 } own ? own : sources.IsSaid(files) ? sources.None : above;
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
            sources.Change(file);
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

        return text.Length == 0 ? "" : $"""
            # Each object changes its provider without being touched. OpenTofu has this from 1.10 on, and Terraform from 1.8 on, which
            # asks for the other provider in required_providers until an apply has been made. Then both can go.

            {text}
            """;
    }

    private static ForeignProvider? Foreign(HclBlock block, IReadOnlyDictionary<string, ForeignProvider> names)
    {
        var local = block.Body["provider"] is HclExpression.Path path ? path.Steps[0] : block.Labels[0].Split('_')[0];
        return names.GetValueOrDefault(local);
    }

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
        var newName = name;
        if (newType == type && block.Type == "resource")
        {
            // Clients take over a state by a move alone, which needs another address.
            _taken.Add($"{type}.{name}");
        }

        for (var number = 2; !_taken.Add($"{prefix}{newType}.{newName}"); number++)
        {
            newName = $"{name}_{number}";
        }

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
        return target is null ? null : new(target.Resource, known.Attributes);
    }

    private Target? DataOf(ForeignProvider foreign, string type)
    {
        var known = foreign.Type(type);
        var ours = foreign.DataSources.GetValueOrDefault(type) ?? known?.Targets.FirstOrDefault()?.Resource.Name;
        return ours is not null && provider.Catalog.DataSource(ours) is { } source
            ? new(source, [.. known?.Attributes ?? [], new("node_name", null)]) : null;
    }

    private void Convert(SourceFile file, HclBlock block, IReadOnlyDictionary<string, ForeignProvider> names)
    {
        if (block is { Type: "provider", Labels: [var local] } && names.TryGetValue(local, out var settings))
        {
            Write(file, block, $"provider \"{local}\"", new(provider.Configuration, settings.Configuration));
        }
        else if (block is { Type: "resource" or "data", Labels: [var type, var name] }
            && _converted.TryGetValue($"{(block.Type == "data" ? "data." : "")}{type}.{name}", out var converted))
        {
            var labels = converted.NewAddress.Split('.')[^2..];
            Write(file, block, $"{block.Type} \"{labels[0]}\" \"{labels[1]}\"", converted.Target);
        }
    }

    private void Write(SourceFile file, HclBlock block, string head, Target target)
    {
        var body = new BodyConversion(file, target, report).Convert(block.Body, 1);
        file.Replace(block.Span, body.Length == 0 ? head + " {}" : $"{head} {{\n{body}}}");
    }
}
