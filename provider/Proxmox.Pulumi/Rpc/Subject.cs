using System.Collections.Immutable;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Pulumi.Schemas;
using Proxmox.Pulumi.Values;
using Core = Proxmox.Engine.Provider;

namespace Proxmox.Pulumi.Rpc;

/// <summary>One kind of resource between Pulumi's properties and the engine's values.</summary>
/// <param name="core">The engine.</param>
/// <param name="resource">The kind of resource.</param>
internal sealed class Subject(Core core, Resource resource)
{
    /// <summary>The kind of resource.</summary>
    public Resource Resource { get; } = resource;

    /// <summary>The fields that are properties.</summary>
    public ImmutableArray<Field> Properties { get; } = PropertyNames.Properties(resource);

    /// <summary>The config that inputs are. What was checked already is taken as it is: what does not fit is left out.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="problems">Where problems are added; null for inputs that were checked already.</param>
    public Value Config(PropertyMap inputs, ICollection<Problem>? problems = null)
    {
        var generated = PropertyNames.Autonamed(Resource);
        return Completed(new PropertyReader(problems).Read(Properties, inputs, field => field == generated));
    }

    /// <summary>The state of the object of that id with those outputs; null when the text is no id of this kind.</summary>
    /// <param name="id">The import id.</param>
    /// <param name="outputs">What is recorded; the identity is taken from the id where it is missing.</param>
    /// <param name="imported">What was said of the id.</param>
    public Value State(string id, PropertyMap outputs, out ReadAnswer imported)
    {
        imported = core.Import(Resource, id);
        if (imported.State.IsNull)
        {
            return Value.Null;
        }

        var stub = imported.State;
        var recorded = Completed(new PropertyReader(problems: null).Read(Properties, outputs));
        return Value.Object(recorded.Members.Select(member =>
            KeyValuePair.Create(member.Key, member.Value.IsNull ? stub[member.Key] : member.Value))).With(Resource.Id.Name, Value.Of(id));
    }

    /// <summary>
    /// The state from which a plan is made: what PVE never tells is as the last inputs have set it. After an import there are none that anybody has
    /// written, so that what the first program gives is taken over as being so.
    /// </summary>
    public Value Prior(Value state, PropertyMap oldInputs, PropertyMap inputs)
    {
        var last = Config(InternalNotes.IsImported(oldInputs) ? inputs : oldInputs);
        return Properties.Where(field => field is { IsInput: true, IsUnread: true } && state[field.Name].IsNull && !last[field.Name].IsNull)
            .Aggregate(state, (prior, field) => prior.With(field.Name, last[field.Name]));
    }

    /// <summary>
    /// The inputs to record after a create or update that was done in part: what PVE never tells is as it was before, for nobody can tell whether it was changed,
    /// and the next update is to send it again.
    /// </summary>
    public PropertyMap Unconfirmed(PropertyMap oldInputs, PropertyMap inputs) => Properties
        .Where(field => field is { IsInput: true, IsUnread: true })
        .Select(PropertyNames.Of)
        .Aggregate(inputs, (recorded, name) => oldInputs[name] is { } old ? recorded.With(name, old) : recorded.Without(name));

    /// <summary>
    /// The state of a new object of which nothing but that it exists is sure. What an update can set is left out, so that the next one sets it; what
    /// only a replacement could change, and what PVE has told once, stays.
    /// </summary>
    public Value Unproven(Value promised) => Value.Object(Resource.Attributes.Select(field => KeyValuePair.Create(
        field.Name,
        field.IsInput && !field.IsReplacing && !Resource.Identity.Contains(field) ? Value.Null : promised[field.Name])));

    /// <summary>The outputs that a state is.</summary>
    /// <param name="state">The state, or in a preview the plan.</param>
    /// <param name="inputs">What is secret here is secret in the outputs.</param>
    /// <param name="isPreview">Whether unset properties are to be told from unknown ones.</param>
    public PropertyMap Outputs(Value state, PropertyMap inputs, bool isPreview = false) =>
        SecretMarks.LikeInputs(inputs, PropertyWriter.Write(Properties, state, isPreview));

    /// <summary>
    /// What the user had set by the last inputs. What an import has found nobody has set, so that a program that says less leaves it as it is.
    /// </summary>
    public Memory Managed(PropertyMap oldInputs) =>
        InternalNotes.IsImported(oldInputs) ? Memory.Empty : Engine.Planning.Managed.By(Resource.Attributes, Config(oldInputs));

    // The engine's values have every attribute, also those that are no properties.
    private Value Completed(Value properties) =>
        Value.Object(Resource.Attributes.Select(field => KeyValuePair.Create(field.Name, properties[field.Name])));
}
