using System.Collections.Immutable;

namespace Proxmox.Programs.Model;

/// <summary>A program of no particular language.</summary>
/// <param name="Title">What tells it from the others of the same example; null when there is but one.</param>
/// <param name="Settings">The secrets that it takes from the stack's configuration, by their names.</param>
/// <param name="Steps">What it does, in an order in which nothing is used before it is there.</param>
/// <param name="Outputs">What it tells.</param>
internal sealed record ExampleProgram(
    string? Title, ImmutableArray<string> Settings, ImmutableArray<Step> Steps, ImmutableArray<ProgramOutput> Outputs)
{
    /// <summary>True when anything refers to a step.</summary>
    public bool Uses(Step step) =>
        Steps.Select(other => other.Arguments).Concat(Outputs.Select(output => output.Value)).Any(value => value.Mentions(step));
}

/// <summary>Something that a program does.</summary>
/// <param name="Name">The variable that holds it, in <c>camelCase</c>.</param>
/// <param name="Comments">The lines of the comment above it.</param>
/// <param name="Arguments">What it is given.</param>
internal abstract record Step(string Name, ImmutableArray<string> Comments, Value.Object Arguments)
{
    /// <summary>Its token.</summary>
    public abstract TypeToken Token { get; }

    /// <summary>What can be referred to.</summary>
    public abstract SchemaType.Object Outputs { get; }

    /// <summary>A resource is declared.</summary>
    /// <param name="Name">The variable that holds it.</param>
    /// <param name="Comments">The lines of the comment above it.</param>
    /// <param name="Arguments">Its inputs.</param>
    /// <param name="Resource">Its type.</param>
    /// <param name="Label">Its name in the stack.</param>
    /// <param name="IsProtected">True when it must not be deleted.</param>
    internal sealed record Creation(string Name, ImmutableArray<string> Comments, Value.Object Arguments, ResourceView Resource,
        string Label, bool IsProtected) : Step(Name, Comments, Arguments)
    {
        /// <inheritdoc/>
        public override TypeToken Token => Resource.Token;

        /// <inheritdoc/>
        public override SchemaType.Object Outputs => Resource.Outputs;
    }

    /// <summary>A function is called.</summary>
    internal sealed record Call(string Name, ImmutableArray<string> Comments, Value.Object Arguments, FunctionView Function)
        : Step(Name, Comments, Arguments)
    {
        /// <inheritdoc/>
        public override TypeToken Token => Function.Token;

        /// <inheritdoc/>
        public override SchemaType.Object Outputs => Function.Outputs;
    }
}

/// <summary>Something that a program tells.</summary>
/// <param name="Name">Its name, in <c>camelCase</c>.</param>
/// <param name="Value">The value.</param>
internal sealed record ProgramOutput(string Name, Value Value);
