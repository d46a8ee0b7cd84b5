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
        var target = TargetOf(source, resource, typeName, out var problem);
        if (target is null)
        {
            return Refuse(problem);
        }

        return Identified(resource, target, source, cause => Refuse(cause), diagnostics);

        ReadAnswer Refuse(string cause)
        {
            diagnostics.Error($"{source.Type} cannot become {typeName(resource)}", cause);
            return new(Value.Null, ManagedAttributes.Empty, diagnostics);
        }
    }

    // A type may have the same name in both providers: then its state comes as if it were ours when the configuration names another source.
    private (ForeignTarget Target, ForeignState State)? SameNamed(Resource resource, Value stored)
    {
        if (stored.Kind != ValueKind.Object || (resource.Identity.All(field => !stored[field.Name].IsNull)
            && stored.Members.Keys.All(name => resource.Attributes.Any(field => field.Name == name))))
        {
            return null;
        }

        foreach (var provider in Catalog.Foreign)
        {
            foreach (var type in provider.Types.Where(type => type.Names.Any(name => name[(name.IndexOf('_') + 1)..] == resource.Name)))
            {
                var state = new ForeignState(provider.Source, type.Names[0], stored);
                if (type.Targets.FirstOrDefault(target => state.Meets(target.When)) is { } target && target.Resource.Name == resource.Name
                    && target.Complete.All(part => state.Fill(part.Sources) is not null))
                {
                    return (target, state);
                }
            }
        }

        return null;
    }

    // The state that knows an object's identity and nothing else.
    private static ReadAnswer Identified(
        Resource resource, ForeignTarget target, ForeignState source, Action<string> refuse, DiagnosticList diagnostics)
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
        return moved with { State = moved.State.IsNull ? moved.State : moved.State.With(Resource.Id.Name, Value.Null) };
    }

    private ForeignTarget? TargetOf(ForeignState source, Resource resource, Func<Resource, string> typeName, out string problem)
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

        return found;
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
