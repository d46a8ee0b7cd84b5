using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi;

/// <summary>The component above all resources of a program. Outputs of a class derived from it are the stack's outputs.</summary>
public class Stack : ComponentResource
{
    internal const string RootType = "pulumi:pulumi:Stack";

    /// <summary>Registers the stack.</summary>
    /// <param name="options">What holds for all resources; null for nothing.</param>
    public Stack(StackOptions? options = null)
        : base(RootType, RootName(Deployment.Instance.Session.Settings), Options(options)) => Deployment.Instance.Session.RootStack = this;

    internal Stack(Func<Task<IDictionary<string, object?>>> program, StackOptions? options)
        : this(options)
    {
        Outputs = Output.Create(OutputsOf(program));
        RegisterOutputs(Outputs);
    }

    internal Output<IDictionary<string, object?>> Outputs { get; private set; } =
        Output.Create<IDictionary<string, object?>>(ImmutableDictionary<string, object?>.Empty);

    /// <summary>Registers the properties of a derived class that are marked with <see cref="OutputAttribute"/>.</summary>
    /// <exception cref="RunException">One has no value, or is no output.</exception>
    internal void RegisterPropertyOutputs()
    {
        var outputs = GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => (property, attribute: property.GetCustomAttribute<OutputAttribute>()))
            .Where(pair => pair.attribute is not null && !pair.property.DeclaringType!.IsAssignableFrom(typeof(Stack)))
            .ToDictionary(pair => pair.attribute!.Name ?? pair.property.Name, pair => pair.property.GetValue(this), StringComparer.Ordinal);
        var missing = string.Join(", ", outputs.Where(pair => pair.Value is null).Select(pair => pair.Key));
        if (missing.Length > 0)
        {
            throw new RunException($"The stack's constructor gives no value to its output(s) {missing}.");
        }

        string[] untyped = [.. outputs.Where(pair => pair.Value is not IOutput).Select(pair => pair.Key)];
        if (untyped.Length > 0)
        {
            throw RunException.OutputsHaveIncorrectType(untyped);
        }

        Outputs = Output.Create<IDictionary<string, object?>>(outputs);
        RegisterOutputs(Outputs);
    }

    private static string RootName(ProgramSettings settings) => $"{settings.Project}-{settings.Stack}";

    private static ComponentResourceOptions? Options(StackOptions? options) =>
        options is null
        ? null
        : new() { ResourceTransformations = options.ResourceTransformations, ResourceTransforms = options.ResourceTransforms };

    private static async Task<IDictionary<string, object?>> OutputsOf(Func<Task<IDictionary<string, object?>>> program) => await program();
}
