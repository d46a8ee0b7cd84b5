using System.Collections.Immutable;
using System.Globalization;
using Proxmox.Hcl;
using Proxmox.Pulumi.Schemas;

namespace Proxmox.Programs.Model;

/// <summary>What expressions can refer to.</summary>
internal sealed class Scope
{
    private readonly Dictionary<string, Step> _steps = new(StringComparer.Ordinal);
    private readonly HashSet<string> _declared;
    private readonly HashSet<string> _names;
    private readonly List<string> _settings = [];

    /// <summary>A scope without steps.</summary>
    /// <param name="variables">The variables that the file declares.</param>
    /// <param name="taken">The names that steps may not have.</param>
    public Scope(IEnumerable<string> variables, IEnumerable<string> taken)
    {
        _declared = variables.ToHashSet(StringComparer.Ordinal);
        _names = taken.Concat(_declared.Select(PropertyNames.Camel)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The settings that were referred to.</summary>
    public ImmutableArray<string> Settings => [.. _settings];

    /// <summary>What <c>each.key</c> and <c>each.value</c> are; null where nothing is repeated.</summary>
    public string? Each { get; set; }

    /// <summary>What a value that is being read is for: the label of an output, or the name of an attribute.</summary>
    public string Label { get; set; } = "";

    /// <summary>The calls of the provider's functions; null where there may be none.</summary>
    public FunctionCalls? Calls { get; set; }

    /// <summary>True where a word may be none of those that the schema knows; an example is to show only those.</summary>
    public bool TakesOtherWords { get; init; }

    /// <summary>A name for the variable of a step that no other has: the label's, with the noun where that is taken.</summary>
    public string NameFor(string label, string noun)
    {
        var name = PropertyNames.Camel(label);
        name = Names.IsReserved(name) || _names.Contains(name) ? label == "this" ? PropertyNames.Camel(noun) : name + noun : name;
        var unique = name;
        for (var number = 2; !_names.Add(unique); number++)
        {
            unique = $"{name}{number.ToString(CultureInfo.InvariantCulture)}";
        }

        return unique;
    }

    /// <summary>Lets expressions refer to a step by its address.</summary>
    public void Add(string address, Step step) => _steps.Add(address, step);

    /// <summary>What a path refers to.</summary>
    public Value Resolve(HclExpression.Path path)
    {
        if (path.Steps is ["var", var variable] && _declared.Contains(variable))
        {
            var name = PropertyNames.Camel(variable);
            if (!_settings.Contains(name))
            {
                _settings.Add(name);
            }

            return new Value.Setting(name);
        }

        if (path.Steps is ["each", "key" or "value"] && Each is { } each)
        {
            return new Value.Text(each);
        }

        var length = path.Steps[0] is "data" or "ephemeral" ? 3 : 2;
        var address = string.Join('.', path.Steps.Take(length));
        // One of several that a block stands for: its key is in brackets behind the label.
        if (path.Steps.Length > length && path.Steps[length].StartsWith('['))
        {
            address += path.Steps[length++];
        }

        return _steps.TryGetValue(address, out var step)
            ? new Value.Path(step, null, Follow(path, step.Outputs, path.Steps.Skip(length)))
            : throw path.Place.Refuse($"{address} is nothing that stands above.");
    }

    /// <summary>The way from a type along names.</summary>
    public static ImmutableArray<PathStep> Follow(HclExpression.Path path, SchemaType start, IEnumerable<string> names)
    {
        var type = start;
        var steps = ImmutableArray.CreateBuilder<PathStep>();
        foreach (var name in names)
        {
            if (type is SchemaType.Object known && known.Members.TryGetValue(PropertyNames.Camel(name), out var member))
            {
                steps.Add(new(member, 0));
                type = member.Type;
            }
            else if (name == "id" && steps.Count == 0)
            {
                // Every resource has it, and no schema tells of it.
                steps.Add(new(new("id", new SchemaType.Plain("string"), true, "Id"), 0));
                type = steps[0].Member!.Type;
            }
            else if (type is SchemaType.List list && int.TryParse(name, out var index))
            {
                steps.Add(new(null, index));
                type = list.Element;
            }
            else
            {
                throw path.Place.Refuse($"{string.Join('.', path.Steps)} leads nowhere: there is no {name}.");
            }
        }

        return steps.ToImmutable();
    }
}
