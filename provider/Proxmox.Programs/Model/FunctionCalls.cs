using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Hcl;
using Proxmox.Model.Fields;
using Proxmox.Pulumi.Schemas;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Programs.Model;

/// <summary>
/// The provider's functions within expressions. A program calls each before what uses its answer, so that a call becomes a step of its own.
/// </summary>
/// <param name="catalog">What the provider offers.</param>
/// <param name="package">The package's schema.</param>
/// <param name="scope">What the arguments can refer to.</param>
internal sealed class FunctionCalls(Catalog catalog, PackageView package, Scope scope)
{
    private readonly List<Step> _steps = [];

    /// <summary>What a call answers, or something of it; null where the function is not one of the provider's.</summary>
    public Value? Of(HclExpression expression)
    {
        var steps = ImmutableArray<string>.Empty;
        while (expression is HclExpression.Pick { Key: HclExpression.Text key } pick)
        {
            (expression, steps) = (pick.Source, steps.Insert(0, key.Value));
        }

        return expression is HclExpression.Call call && IsOurs(call) ? Answer(call, steps) : null;
    }

    /// <summary>The calls since the last time, in the order in which a program makes them.</summary>
    public ImmutableArray<Step> Take()
    {
        var steps = _steps.ToImmutableArray();
        _steps.Clear();
        return steps;
    }

    private static bool IsOurs(HclExpression.Call call) => call.Function.StartsWith(TypeNames.FunctionPrefix, StringComparison.Ordinal);

    private Value.Path Answer(HclExpression.Call call, ImmutableArray<string> steps)
    {
        var name = call.Function[TypeNames.FunctionPrefix.Length..];
        var function = catalog.Function(name) ?? throw call.Place.Refuse($"The provider has no function {name}.");
        var view = package.Function(Tokens.Of(function)) with { IsCommand = false };
        var label = scope.Label;
        var given = function.Fields.Zip(call.Arguments, Given).SelectMany(given => given);
        var arguments = new Arguments(scope).Of(call.Place, given, view.Inputs);
        var step = new Step.Call(scope.NameFor(label, Tokens.Noun(function)), [], arguments, view);
        _steps.Add(step);
        var way = function.Result.Type is FieldType.Object ? steps : steps.Insert(0, function.Result.Name);
        return way.IsEmpty ? throw call.Place.Refuse($"A program takes one of the results of {name}, and not all of them at once.")
            : new(step, null, Scope.Follow(new(call.Place, [name, .. way]), view.Outputs, way));
    }

    private static IEnumerable<HclAttribute> Given(Field field, HclExpression argument) =>
        field.Type is not FieldType.Object ? [new(argument.Place, field.Name, argument)]
        : argument is HclExpression.Map map ? map.Entries
        : throw argument.Place.Refuse("An object that is an argument is written out.");
}
