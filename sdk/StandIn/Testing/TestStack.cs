namespace Pulumi.Testing;

/// <summary>The stack of a test whose resources are made by a function.</summary>
internal sealed class TestStack : Stack
{
    /// <summary>Makes the resources.</summary>
    /// <param name="program">Makes them and gives the stack's outputs.</param>
    public TestStack(Func<Task<IDictionary<string, object?>>> program) => Results = Output.Create(RunAsync(program));

    /// <summary>The stack's outputs.</summary>
    public Output<IDictionary<string, object?>> Results { get; }

    private static async Task<IDictionary<string, object?>> RunAsync(Func<Task<IDictionary<string, object?>>> program) => await program();
}
