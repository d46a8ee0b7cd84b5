using Proxmox.Engine.Declarations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;

namespace Proxmox.Engine;

public sealed partial class Provider
{
    private const string OtherWay =
        "Write a removed block with destroy = false for the old address and an import block for the new one: the object stays as it is.";

    /// <inheritdoc cref="Move"/>
    public partial ReadAnswer Move(Resource resource, ForeignState source, Func<Resource, string> typeName)
    {
        var diagnostics = new DiagnosticList();
        return TargetOf(source, resource, typeName, out var problem) is var (type, target)
            ? Identified(resource, type, target, source, cause => Refuse(cause), diagnostics)
            : Refuse(problem);

        ReadAnswer Refuse(string cause)
        {
            diagnostics.Error($"{source.Type} cannot become {typeName(resource)}", cause);
            return new(Value.Null, ManagedAttributes.Empty, diagnostics);
        }
    }

    // A type may have the same name in both providers: then its state comes as if it were ours when the configuration names another source.
    private (ForeignType Type, ForeignTarget Target, ForeignState State)? SameNamed(Resource resource, Value stored)
    {
        if (stored.Kind != ValueKind.Object || (resource.Identity.All(field => !stored[field.Name].IsNull)
            && stored.Members.Keys.All(name => resource.Attributes.Any(field => field.Name == name))))
        {
            return null;
        }

        return SameNamed(resource).Select(namesake =>
        {
            var state = new ForeignState(namesake.Provider.Source, namesake.Type.Names[0], stored);
            return namesake.Type.Targets.FirstOrDefault(target => state.Meets(target.When)) is { } target
                && target.Resource.Name == resource.Name && target.Complete.All(part => state.Fill(part.Sources) is not null)
                ? ((ForeignType, ForeignTarget, ForeignState)?)(namesake.Type, target, state) : null;
        }).FirstOrDefault(found => found is not null);
    }

    private IEnumerable<(ForeignProvider Provider, ForeignType Type)> SameNamed(Resource resource) =>
        from provider in Catalog.Foreign
        from type in provider.Types
        where type.Names.Any(name => name[(name.IndexOf('_') + 1)..] == resource.Name)
        select (provider, type);

    // Clients leave out of a stored state what the type here does not have, before it is asked for: of another provider's object may
    // remain what is called the same, which need not tell what it is. A state of this provider always does.
    private bool IsAnothers(Resource resource, Value stored, DiagnosticList diagnostics)
    {
        if (stored.Kind != ValueKind.Object || resource.Identity.FirstOrDefault(field => stored[field.Name].IsNull) is not { } missing
            || SameNamed(resource).Select(namesake => namesake.Provider.Source).Distinct().ToList() is not { Count: > 0 } providers)
        {
            return false;
        }

        diagnostics.Error(
            $"The stored state of this {resource.Name} is not one of this provider",
            $"It lacks {missing.Name}. {string.Join(" and ", providers)} has a type of the same name, and what it stored does not pass to "
                + "this provider when only the source is changed, or by state replace-provider: the client hides the attributes that have "
                + "other names here. The object itself is untouched. Put the former provider back for it (undo the change of source, or run "
                + "state replace-provider the other way round), and write a moved block from its address to a new name, as the guide "
                + "\"Coming from bpg/proxmox\" shows. Or take it out with state rm, and import it.");
        return true;
    }

    // What two providers store under the same names need not say the same.
    private Value WithKept(Resource resource, Value stored)
    {
        foreach (var (provider, type) in SameNamed(resource))
        {
            var state = new ForeignState(provider.Source, type.Names[0], stored);
            foreach (var kept in type.Targets.Where(target => target.Resource.Name == resource.Name).SelectMany(type.Keeps)
                .Where(kept => kept.Behind is not null && kept.Source == kept.Attribute))
            {
                stored = state.Keep(kept) is { IsNull: false } value ? stored.With(kept.Attribute, value) : stored;
            }
        }

        return stored;
    }

    // The state that knows an object's identity and what PVE does not tell.
    private static ReadAnswer Identified(
        Resource resource, ForeignType type, ForeignTarget target, ForeignState source, Action<string> refuse,
        DiagnosticList diagnostics)
    {
        var found = target.Complete.ToDictionary(part => part.Attribute, part => source.Fill(part.Sources), StringComparer.Ordinal);
        if (found.FirstOrDefault(part => part.Value is null) is { Key: { } missing })
        {
            refuse($"Its stored state does not tell its {missing}: apply it once more with {source.Provider}, or do without the "
                + $"stored state. {OtherWay}");
            return new(Value.Null, ManagedAttributes.Empty, diagnostics);
        }

        if (resource.Identity.FirstOrDefault(field => Parse(field, found[field.Name]!) is var value
            && field.Type is Model.Fields.FieldType.Number != value.Kind is ValueKind.Number) is { } wrong)
        {
            refuse($"In its stored state {wrong.Name} would be \"{found[wrong.Name]}\", which is no number. {OtherWay}");
            return new(Value.Null, ManagedAttributes.Empty, diagnostics);
        }

        var identity = Value.Object(resource.Identity.Select(field =>
            KeyValuePair.Create(field.Name, Parse(field, found[field.Name]!))));
        var moved = Stub(resource, identity, diagnostics);
        // Without an import id, a plan knows that nothing of the object was read yet.
        return moved.State.IsNull ? moved : moved with
        {
            State = type.Keeps(target).Aggregate(
                moved.State.With(Resource.Id.Name, Value.Null), (state, kept) => state.With(kept.Attribute, source.Keep(kept))),
        };
    }

    private (ForeignType Type, ForeignTarget Target)? TargetOf(
        ForeignState source, Resource resource, Func<Resource, string> typeName, out string problem)
    {
        problem = "";
        if (Catalog.Foreign.FirstOrDefault(provider => provider.IsAt(source.Provider)) is not { } provider)
        {
            problem = $"The Proxmox VE provider does not know how to take over the state of {source.Type} from {source.Provider}; it takes "
                + $"over objects of {string.Join(" and ", Catalog.Foreign.Select(known => known.Source))}. {OtherWay}";
            return null;
        }

        if (provider.Type(source.Type) is not { } type)
        {
            problem = $"The Proxmox VE provider does not know the type {source.Type} of {source.Provider}. {OtherWay}";
            return null;
        }

        if (type.Targets.IsEmpty)
        {
            problem = $"{type.Way} A removed block with destroy = false for the old address takes it out of the state, and the object "
                + "stays as it is.";
            return null;
        }

        if (type.Targets.FirstOrDefault(target => source.Meets(target.When)) is not { } found)
        {
            var conditions = string.Join(" or ", type.Targets.Select(target => $"\"{target.When!.Text}\""));
            problem = $"What becomes of it is told by its {type.Targets[0].When!.Attribute}, which is not {conditions}. {OtherWay}";
            return null;
        }

        if (found.Resource.Name != resource.Name)
        {
            problem = $"This object is a {typeName(found.Resource)} here: write that in \"to\" of the moved block, and for the resource.";
            return null;
        }

        return (type, found);
    }

    // Clients that plan without a refresh have a moved object's identity alone, which must not be taken for all that there is of it.
    private async Task<Value> WholeAsync(Resource resource, Value prior, DiagnosticList diagnostics, CancellationToken cancel)
    {
        if (prior.IsNull || !prior[Resource.Id.Name].IsNull || IsRecorded(resource, prior))
        {
            return prior;
        }

        var read = await ReadAsync(resource, new(prior, ManagedAttributes.Empty), cancel);
        diagnostics.AddRange(read.Diagnostics);
        if (read.State.IsNull && !diagnostics.HasErrors)
        {
            diagnostics.Error(
                $"There is no such {resource.Name}",
                $"{Mapping.Paths.ImportId(resource, prior).AsText()} was taken over from another provider's state, and PVE does not have "
                    + "it. Plan with a refresh, or remove it from the state.");
        }

        return read.State;
    }
}
