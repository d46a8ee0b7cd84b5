using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>Answers in place of the engine and the providers.</summary>
public interface IMocks
{
    /// <summary>Answers for a resource that is registered or read.</summary>
    /// <param name="args">The resource.</param>
    /// <returns>Its id, null for a component, and its outputs: a map or an object of a class with outputs.</returns>
    Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

    /// <summary>Answers for a function or method.</summary>
    /// <param name="args">The call.</param>
    /// <returns>The result: a map or an object of a class with outputs.</returns>
    Task<object> CallAsync(MockCallArgs args);

    /// <summary>Takes the outputs that end a component's construction.</summary>
    /// <param name="args">The outputs.</param>
    Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}

/// <summary>A resource that is registered or read.</summary>
public class MockResourceArgs
{
    /// <summary>The type token.</summary>
    public string? Type { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The arguments that are known, secrets in the clear.</summary>
    public ImmutableDictionary<string, object> Inputs { get; set; } = null!;

    /// <summary>The provider; empty for the default one.</summary>
    public string? Provider { get; set; }

    /// <summary>The id of a resource that is read or imported; empty otherwise.</summary>
    public string? Id { get; set; }
}

/// <summary>A call of a function or method.</summary>
public class MockCallArgs
{
    /// <summary>The token.</summary>
    public string? Token { get; set; }

    /// <summary>The arguments that are known, secrets in the clear.</summary>
    public ImmutableDictionary<string, object> Args { get; set; } = null!;

    /// <summary>The provider; empty for the default one.</summary>
    public string? Provider { get; set; }
}

/// <summary>The outputs that end a component's construction.</summary>
/// <param name="urn">The component's URN.</param>
/// <param name="outputs">The outputs.</param>
public class MockRegisterResourceOutputsRequest(string urn, ImmutableDictionary<string, Output<object?>> outputs)
{
    /// <summary>The component's URN.</summary>
    public readonly string Urn = urn;

    /// <summary>The outputs.</summary>
    public readonly ImmutableDictionary<string, Output<object?>> Outputs = outputs;
}
