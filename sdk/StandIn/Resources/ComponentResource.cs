using System.Reflection;

namespace Pulumi;

/// <summary>A resource that groups others and is managed by no provider.</summary>
public class ComponentResource : Resource
{
    /// <summary>Registers a component.</summary>
    /// <param name="type">The type token.</param>
    /// <param name="name">The name, unique among components of the type under one parent.</param>
    /// <param name="options">How the engine treats it; null for the defaults.</param>
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : base(type, name, ResourceArgs.Empty, options ?? new())
    {
    }

    /// <summary>Registers a component with arguments.</summary>
    /// <param name="type">The type token.</param>
    /// <param name="name">The name, unique among components of the type under one parent.</param>
    /// <param name="args">The arguments; null for none.</param>
    /// <param name="options">How the engine treats it; null for the defaults.</param>
    /// <param name="remote">Whether a provider registers what it consists of.</param>
    public ComponentResource(string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null, bool remote = false)
        : base(type, name, args ?? ResourceArgs.Empty, options ?? new(), remote)
    {
    }

    /// <summary>Registers a component of a parameterised package.</summary>
    /// <param name="type">The type token.</param>
    /// <param name="name">The name, unique among components of the type under one parent.</param>
    /// <param name="args">The arguments; null for none.</param>
    /// <param name="options">How the engine treats it; null for the defaults.</param>
    /// <param name="remote">Whether a provider registers what it consists of.</param>
    /// <param name="registerPackageRequest">The package; null when the type token and a version tell it.</param>
    public ComponentResource(
        string type, string name, ResourceArgs? args, ComponentResourceOptions? options, bool remote,
        RegisterPackageRequest? registerPackageRequest = null)
        : base(type, name, args ?? ResourceArgs.Empty, options ?? new(), remote, registerPackageRequest)
    {
    }

    /// <summary>Ends the component's construction, with all properties marked with <see cref="OutputAttribute"/> as outputs.</summary>
    protected void RegisterOutputs() => RegisterOutputs(GetType().GetProperties()
        .Where(property => property.DeclaringType != typeof(Resource))
        .Select(property => (property, attribute: property.GetCustomAttribute<OutputAttribute>()))
        .Where(pair => pair.attribute is not null)
        .ToDictionary(
            pair => string.IsNullOrWhiteSpace(pair.attribute!.Name) ? pair.property.Name : pair.attribute.Name,
            pair => pair.property.GetValue(this)));

    /// <summary>Ends the component's construction.</summary>
    /// <param name="outputs">The outputs.</param>
    protected void RegisterOutputs(IDictionary<string, object?> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RegisterOutputs(Output.Create(outputs));
    }

    /// <summary>Ends the component's construction.</summary>
    /// <param name="outputs">The outputs.</param>
    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RegisterOutputs(Output.Create(outputs));
    }

    /// <summary>Ends the component's construction.</summary>
    /// <param name="outputs">The outputs.</param>
    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        Deployment.Instance.Session.Registrar.BeginOutputs(this, outputs);
    }
}
