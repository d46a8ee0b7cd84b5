using NUnit.Framework;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources;

namespace Proxmox.Testing.Lifecycles;

/// <summary>
/// Changes of two and three attributes at once, drawn by lot: what goes through alone may fail beside others. The lots follow from the
/// resource's name, so that a failure comes again.
/// </summary>
public sealed class Combinations
{
    private const int Rounds = 12;
    private const int Tries = 40;

    private readonly Lifecycle _life;
    private readonly Resource _resource;
    private readonly Random _lots;
    private readonly List<(Field Field, Value[] Values)> _choices;
    private readonly Provider _provider = new(Catalogs.All, new() { Environment = _ => null });

    /// <summary>The combinations of one life.</summary>
    /// <param name="life">What the attributes may be.</param>
    /// <param name="resource">Its resource.</param>
    /// <param name="seed">Other lots for the same resource.</param>
    public Combinations(Lifecycle life, Resource resource, int seed = 17)
    {
        (_life, _resource) = (life, resource);
        _lots = new(resource.Name.Aggregate(seed, (sum, letter) => unchecked((sum * 31) + letter)));
        _choices = [.. resource.Fields.Where(field => field.IsInput && !resource.Identity.Contains(field)
            && !life.NotCombined.ContainsKey(field.Name) && !life.Replacements.Any(replacing => replacing.Attribute == field.Name))
            .Select(field => (field, Values(field)))
            .Where(choice => choice.Item2.Length > 1)];
    }

    /// <summary>Makes the changes one after the other, beginning with the full object.</summary>
    /// <param name="apply">Applies a config, given what is changed in it.</param>
    /// <param name="read">Reads what PVE has.</param>
    public async Task TryAsync(Func<Value, string, Task> apply, Func<Task<Value>> read)
    {
        var config = _life.Full;
        for (var round = 0; round < Rounds; round++)
        {
            if (Draw(config, 2 + (round % 2)) is not var (next, drawn))
            {
                return;
            }

            var said = string.Join(", ", drawn.Select(field => $"{field.Name} = {next[field.Name]}"));
            await apply(next, "together: " + said);
            var live = await read();
            foreach (var field in drawn.Where(field => !field.IsNeverReturned && !(field.IsServerChosen && next[field.Name].IsNull)))
            {
                Assert.That(Ladder.Holds(field, field.Type, live[field.Name], next[field.Name]), Is.True,
                    $"{said}: PVE has {field.Name} = {live[field.Name]}");
            }

            config = next;
        }
    }

    private Value[] Values(Field field)
    {
        var isClearable = field.Presence == Presence.Optional && _life.Minimal[field.Name].IsNull
            && !_life.NotCleared.ContainsKey(field.Name);
        Value[] changed = _life.Changed.IsNull || (_life.Changed[field.Name].IsNull && !isClearable) ? [] : [_life.Changed[field.Name]];
        Value[] cleared = isClearable ? [Value.Null] : [];
        return [.. new[] { _life.Full[field.Name] }.Concat(changed).Concat(cleared)
            .Concat(_life.Further.Where(further => further.Attribute == field.Name).Select(further => further.Other)).Distinct()];
    }

    // Null where nothing can be combined. What a configuration may not hold at all is drawn again.
    private (Value Config, IReadOnlyList<Field> Drawn)? Draw(Value config, int count)
    {
        for (var tries = 0; tries < Tries && _choices.Count >= count; tries++)
        {
            var drawn = _choices.OrderBy(_ => _lots.Next()).Take(count).ToList();
            var next = drawn.Aggregate(
                config, (result, choice) => result.With(choice.Field.Name, Other(choice.Values, config[choice.Field.Name])));
            var complete = Coerce.To(_resource.Attributes, next);
            // PVE's own choice may be what was there before, and what is cleared and what means the same is no change.
            var isChange = drawn.Any(choice =>
                !choice.Field.IsServerChosen && !SemanticEquality.Equal(choice.Field, config[choice.Field.Name], next[choice.Field.Name]));
            if (isChange && !_provider.Validate(_resource, complete).HasErrors)
            {
                return (next, [.. drawn.Select(choice => choice.Field)]);
            }
        }

        return null;
    }

    private Value Other(Value[] values, Value current)
    {
        var others = values.Where(value => !value.Equals(current)).ToList();
        return others[_lots.Next(others.Count)];
    }
}
