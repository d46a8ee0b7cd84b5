using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>The outputs of a resource that the engine has yet to decide.</summary>
internal sealed class PendingOutputs
{
    private readonly ImmutableDictionary<string, Pending> pending;

    private PendingOutputs(ImmutableDictionary<string, Pending> pending) => this.pending = pending;

    /// <summary>No outputs.</summary>
    public static PendingOutputs None { get; } = new(ImmutableDictionary<string, Pending>.Empty);

    /// <summary>Gives each property that is marked with <see cref="OutputAttribute"/> an output that is decided later.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="withProperties">Whether to fill more than the URN; a component's own program fills the others.</param>
    /// <exception cref="RunException">One is of another type than <see cref="Output{T}"/>.</exception>
    /// <exception cref="InvalidOperationException">One cannot be set, or is of a type that nothing is ever read into.</exception>
    public static PendingOutputs Attach(Resource resource, bool withProperties)
    {
        var all = ImmutableDictionary.CreateBuilder<string, Pending>();
        foreach (var property in resource.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttribute<OutputAttribute>() is not { } attribute)
            {
                continue;
            }

            if (!withProperties && property.DeclaringType != typeof(Resource))
            {
                continue;
            }

            var name = attribute.Name ?? property.Name;
            var type = property.PropertyType;
            if (!type.IsConstructedGenericType || type.GetGenericTypeDefinition() != typeof(Output<>))
            {
                throw RunException.OutputsHaveIncorrectType([name]);
            }

            var value = type.GenericTypeArguments[0];
            OutputTypes.Check($"{resource.GetType().FullName}.{property.Name}", value);
            var output = (Pending)Activator.CreateInstance(typeof(PendingOutput<>).MakeGenericType(value), resource)!;
            (property.DeclaringType!.GetProperty(property.Name)?.GetSetMethod(nonPublic: true)
                ?? throw new InvalidOperationException($"{resource.GetType().FullName}.{property.Name} has no setter."))
                .Invoke(resource, [output.Output]);
            all.Add(name, output);
        }

        return new(all.ToImmutable());
    }

    /// <summary>Decides all outputs with what the engine answered.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="warn">Takes what does not fit.</param>
    public void Complete(ResourceAnswer answer, Action<string> warn)
    {
        foreach ((var name, var output) in pending)
        {
            output.Complete(name switch
            {
                "urn" => OutputState<object?>.Of(answer.Urn),
                "id" => OutputState<object?>.Of(answer.Id) with { IsKnown = answer.Id.Length > 0 },
                _ => State(name, output, answer, warn),
            });
        }
    }

    /// <summary>Lets all outputs fail.</summary>
    public void Fail(Exception exception)
    {
        foreach (var output in pending.Values)
        {
            output.Fail(exception);
        }
    }

    private static OutputState<object?> State(string name, Pending output, ResourceAnswer answer, Action<string> warn)
    {
        if (!answer.Properties.Fields.TryGetValue(name, out var value))
        {
            return OutputState<object?>.Unknown() with { IsKnown = answer.IsComplete };
        }

        var state = PropertyReader.Read(value);
        IEnumerable<Resource> origins = answer.Dependencies.GetValueOrDefault(name, []).Select(urn => new DependencyResource(urn));
        return state with
        {
            Value = OutputTypes.Convert(state.Value, output.Type, $"{answer.Type}.{name}", warn),
            Resources = state.Resources.Union(origins),
        };
    }

    private abstract class Pending
    {
        public abstract Type Type { get; }

        public abstract object Output { get; }

        public abstract void Complete(OutputState<object?> state);

        public abstract void Fail(Exception exception);
    }

    private sealed class PendingOutput<T> : Pending
    {
        private readonly TaskCompletionSource<OutputState<T>> source = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Resource resource;

        public PendingOutput(Resource resource)
        {
            this.resource = resource;
            Output = new Output<T>(source.Task);
        }

        public override Type Type => typeof(T);

        public override object Output { get; }

        public override void Complete(OutputState<object?> state) => source.TrySetResult(
            state.With(state.Value is null ? default(T)! : (T)state.Value) with { Resources = state.Resources.Add(resource) });

        public override void Fail(Exception exception) => source.TrySetException(exception);
    }
}
