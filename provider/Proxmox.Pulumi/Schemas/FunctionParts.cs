using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Pulumi.Schemas;

/// <summary>
/// The arguments and results of functions that compute, as programs have them: what is an object elsewhere is its members here, for each
/// function has an object of arguments and one of results already.
/// </summary>
public static class FunctionParts
{
    /// <summary>The fields of the arguments.</summary>
    public static ImmutableArray<Field> Inputs(Function function) => [.. function.Fields.SelectMany(Parts).Select(Plain)];

    /// <summary>The fields of the results.</summary>
    public static ImmutableArray<Field> Outputs(Function function) => [.. Parts(function.Result).Select(Plain)];

    /// <summary>The arguments that the engine knows.</summary>
    internal static Value Arguments(Function function, Value given) =>
        Value.Object(function.Fields.Select(field => KeyValuePair.Create(field.Name, field.Type is FieldType.Object parts
            ? Value.Object(parts.Fields.Select(part => KeyValuePair.Create(part.Name, given[part.Name]))) : given[field.Name])));

    /// <summary>The results of what the engine computes.</summary>
    internal static Value Results(Function function, Value result) =>
        function.Result.Type is FieldType.Object ? result : Value.Object((function.Result.Name, result));

    /// <summary>What is wrong with the arguments, where programs have them.</summary>
    internal static DiagnosticList Problems(Function function, DiagnosticList diagnostics)
    {
        var problems = new DiagnosticList();
        foreach (var diagnostic in diagnostics)
        {
            var isInside = diagnostic.Path is { Steps: [AttributePath.Step.Attribute outer, ..] }
                && function.Fields.Any(field => field.Type is FieldType.Object && field.Name == outer.Name);
            problems.Add(isInside ? diagnostic with
            {
                Path = diagnostic.Path!.Steps.Skip(1).Reverse().Aggregate(AttributePath.Root, (path, step) => path.From(step)),
                Detail = diagnostic.Detail.Replace($"{((AttributePath.Step.Attribute)diagnostic.Path.Steps[0]).Name}.", "",
                    StringComparison.Ordinal),
            } : diagnostic);
        }

        return problems;
    }

    private static IEnumerable<Field> Parts(Field field) => field.Type is FieldType.Object parts ? parts.Fields : [field];

    // The words of an attribute are a type of the resource that has it, and only a text here.
    private static Field Plain(Field field) => field with { Allowed = [], Known = [], Vocabulary = null };
}
