using System.Collections.Immutable;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Pulumi.Schemas;
using Proxmox.Pulumi.Values;
using Core = Proxmox.Engine.Provider;

namespace Proxmox.Pulumi.Rpc;

/// <summary>One kind of resource between Pulumi's properties and the engine's values.</summary>
/// <param name="core">The engine.</param>
/// <param name="resource">The kind of resource.</param>
internal sealed class PulumiResource(Core core, Resource resource)
{
    /// <summary>The kind of resource.</summary>
    public Resource Resource { get; } = resource;

    /// <summary>The fields that are properties.</summary>
    public ImmutableArray<Field> Properties { get; } = PropertyNames.Properties(resource);

    private IEnumerable<Field> NeverReturned => Properties.Where(property => property is { IsInput: true, IsNeverReturned: true });

    /// <summary>The config that inputs are. What was checked already is taken as it is: what does not fit is left out.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="problems">Where problems are added; null for inputs that were checked already.</param>
    /// <param name="isOptional">Which required fields may be missing all the same.</param>
    public Value Config(PropertyMap inputs, ICollection<Problem>? problems = null, Func<Field, bool>? isOptional = null)
    {
        var generated = PropertyNames.Autonamed(Resource);
        return Completed(new PropertyReader(problems)
            .Read(Properties, inputs, field => field == generated || isOptional?.Invoke(field) is true));
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
    /// The state from which a plan is made. What PVE never tells is known to have been sent only when the outputs hold it, for of an
    /// operation that ended early the engine records what was to be sent: else it is sent, or cleared when it is wanted no more. How an
    /// object was made is believed.
    /// </summary>
    public Value Prior(Value state, PropertyMap oldInputs, PropertyMap inputs)
    {
        var isImported = InternalNotes.IsImported(oldInputs);
        var (olds, news) = (isImported ? Value.Null : Config(oldInputs), Config(inputs));
        return NeverReturned.Where(field => state[field.Name].IsNull).Aggregate(state, (prior, field) =>
            field.IsCreateOnly ? prior.With(field.Name, (isImported ? news : olds)[field.Name])
            : news[field.Name].IsNull ? prior.With(field.Name, olds[field.Name])
            : prior);
    }

    /// <summary>
    /// What is there after an update that was done in part: of what PVE never tells nobody knows whether it was changed, so that it is left
    /// out, and sent by the next update.
    /// </summary>
    public Value Unsure(Value state, Value prior, Value planned) => NeverReturned
        .Where(field => !SemanticEquality.Equal(field, prior[field.Name], planned[field.Name]))
        .Aggregate(state, (left, field) => left.With(field.Name, Value.Null));

    /// <summary>
    /// The state of a new object of which nothing but that it exists is sure. What an update can set is left out, so that the next one sets
    /// it; what only a replacement could change, and what PVE has told once, stays.
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

    /// <summary>The outputs of an object that an operation has left as it is now.</summary>
    /// <param name="state">The state.</param>
    /// <param name="inputs">What is secret here is secret in the outputs.</param>
    /// <param name="isUnfinished">Whether its create ended early.</param>
    public PropertyMap Left(Value state, PropertyMap inputs, bool isUnfinished) =>
        InternalNotes.WithUnfinished(Outputs(state, inputs), isUnfinished && Resource.Hooks.Finish is not null);

    /// <summary>
    /// What the user had set by the last inputs. What an import has found nobody has set, so that a program that says less leaves it as it
    /// is.
    /// </summary>
    public ManagedAttributes Managed(PropertyMap oldInputs) =>
        InternalNotes.IsImported(oldInputs) ? ManagedAttributes.Empty : ManagedAttributes.Of(Resource.Attributes, Config(oldInputs));

    // The engine's values have every attribute, also those that are no properties.
    private Value Completed(Value properties) =>
        Value.Object(Resource.Attributes.Select(field => KeyValuePair.Create(field.Name, properties[field.Name])));
}
