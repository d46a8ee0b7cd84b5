using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Hcl;
using Proxmox.Pulumi.Schemas;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Programs.Model;

/// <summary>
/// Makes programs of an example. Resources and data sources become one program. Each action becomes one of its own, because an action runs
/// when something asks for it and not because another one stands beside it. What triggers actions has no counterpart and is left out,
/// together with actions that ask who called them.
/// </summary>
/// <param name="catalog">What the provider offers.</param>
/// <param name="package">The package's schema.</param>
internal sealed class Translation(Catalog catalog, PackageView package)
{
    private const string Data = "data";
    private const string ForOneRun = "ephemeral";
    private const string Repetition = "for_each";

    /// <summary>The programs of an example.</summary>
    public ImmutableArray<ExampleProgram> Of(HclBody file)
    {
        foreach (var block in file.Blocks.Where(
            block => block.Type is not ("resource" or Data or ForOneRun or "action" or "variable" or "output")))
        {
            throw block.Place.Refuse($"A block {block.Type} has no counterpart in Pulumi's programs.");
        }

        Counterparts.Require(file);
        var steps = file.Blocks.Where(block => block.Type is "resource" or Data or ForOneRun or "action" && !IsOfActions(block)).ToList();
        var actions = steps.Where(block => block.Type == "action").ToList();
        if (actions.Count == 0)
        {
            return [Program(file, null, steps)];
        }

        return [.. actions.Select(
            action => Program(file, actions.Count > 1 ? Title(action) : null, [.. steps.Where(step => step.Type != "action"), action]))];
    }

    /// <summary>One resource, which may refer to those that were added before.</summary>
    /// <param name="block">The block. What it says of its life has no counterpart, and is left out.</param>
    /// <param name="scope">What it can refer to.</param>
    /// <param name="address">How others refer to it.</param>
    /// <param name="name">Its name in the stack.</param>
    public Step.Creation Of(HclBlock block, Scope scope, string address, string name)
    {
        var plain = block with { Body = block.Body with { Blocks = [] } };
        var (noun, make) = Maker(plain, block.Labels[0], scope);
        var step = (Step.Creation)make(scope.NameFor(name, noun), name, block.Comments) with { Label = name };
        scope.Add(address, step);
        return step;
    }

    private static bool IsOfActions(HclBlock block) =>
        block.Labels is ["terraform_data", ..]
        || block.Body.Block("lifecycle")?.Body.Block("action_trigger") is not null
        || (block.Body.Block("config")?.Body.Attributes.Any(attribute => attribute.Value is HclExpression.Path { Steps: ["caller", ..] })
            ?? false);

    private static string Title(HclBlock block) => PropertyNames.Pascal(block.Labels[1].Replace('_', ' '));

    private ExampleProgram Program(HclBody file, string? title, IReadOnlyList<HclBlock> blocks)
    {
        var outputs = file.Blocks.Where(block => block.Type == "output").ToList();
        var scope = new Scope(
            file.Blocks.Where(block => block.Type == "variable").Select(block => block.Labels[0]),
            outputs.Select(output => PropertyNames.Camel(output.Labels[0])));
        var calls = new FunctionCalls(catalog, package, scope);
        scope.Calls = calls;
        var steps = blocks.SelectMany(block => Steps(block, scope).ToList() is var own ? calls.Take().Concat(own) : []).ToImmutableArray();
        var told = outputs.Select(output => Told(output, scope)).ToImmutableArray();
        return new(title, scope.Settings, steps.AddRange(calls.Take()), told);
    }

    private static ProgramOutput Told(HclBlock output, Scope scope)
    {
        scope.Label = output.Labels[0];
        return new(
            PropertyNames.Camel(output.Labels[0]),
            new Results(scope).Of(output.Body["value"] ?? throw output.Place.Refuse("An output has a value.")));
    }

    private IEnumerable<Step> Steps(HclBlock block, Scope scope)
    {
        if (block.Labels is not [var type, var label])
        {
            throw block.Place.Refuse($"A block {block.Type} has a type and a label.");
        }

        var (noun, make) = Maker(block, type, scope);
        if (block.Body[Repetition] is not { } repetition)
        {
            var step = make(scope.NameFor(label, noun), label, block.Comments);
            scope.Add($"{(block.Type is Data or ForOneRun ? block.Type + "." : "")}{type}.{label}", step);
            yield return step;
            yield break;
        }

        if (repetition is not HclExpression.Call { Function: "toset", Arguments: [HclExpression.List list] })
        {
            throw repetition.Place.Refuse("Only a set of texts that is written out can be repeated over.");
        }

        foreach (var (index, item) in list.Items.Index())
        {
            var each = item is HclExpression.Text text ? text.Value : throw item.Place.Refuse("Only texts can be repeated over.");
            scope.Each = each;
            yield return make(scope.NameFor($"{label}_{each}", noun), $"{label}_{each}", index == 0 ? block.Comments : []);
            scope.Each = null;
        }
    }

    private (string Noun, Func<string, string, ImmutableArray<string>, Step> Make) Maker(HclBlock block, string type, Scope scope)
    {
        var arguments = new Arguments(scope);
        if (block.Type == "resource")
        {
            var resource = package.Resource(Tokens.Of(catalog.Resource(type.AsSpan()) ?? throw Unknown(block, type)));
            return (resource.Token.Name, (name, label, comments) => new Step.Creation(
                name, comments, arguments.Of(block.Place, Given(block, "lifecycle"), resource.Inputs), resource, label.Replace('_', '-'),
                    IsProtected(block)));
        }

        var function = package.Function(block.Type switch
        {
            Data => Tokens.Of(catalog.DataSource(type.AsSpan()) ?? throw Unknown(block, type)),
            ForOneRun => Tokens.Of(catalog.Ephemeral(type.AsSpan()) ?? throw Unknown(block, type)),
            _ => Tokens.Of(catalog.Command(type.AsSpan()) ?? throw Unknown(block, type)),
        });
        var noun = function.Token.Name is ['g', 'e', 't', .. var rest] ? rest : PropertyNames.Pascal(function.Token.Name);
        var given = Given(block.Type == "action" ? Config(block) : block);
        return (noun, (name, _, comments) => new Step.Call(name, comments, arguments.Of(block.Place, given, function.Inputs), function));
    }

    private static IEnumerable<HclAttribute> Given(HclBlock block, string? known = null)
    {
        var unknown = block.Body.Blocks.FirstOrDefault(inner => inner.Type != known);
        return unknown is null
            ? block.Body.Attributes.Where(attribute => attribute.Name != Repetition)
            : throw unknown.Place.Refuse($"A block {unknown.Type} has no counterpart here.");
    }

    private static HclBlock Config(HclBlock action) => action.Body.Blocks is [{ Type: "config" } config]
        ? config
        : throw action.Place.Refuse("An action has one block config and no other.");

    private static bool IsProtected(HclBlock block)
    {
        if (block.Body.Block("lifecycle") is not { } lifecycle)
        {
            return false;
        }

        return lifecycle.Body is { Blocks: [], Attributes: [{ Name: "prevent_destroy", Value: HclExpression.Flag flag }] }
            ? flag.Value
            : throw lifecycle.Place.Refuse("Of lifecycle only prevent_destroy has a counterpart.");
    }

    private static HclException Unknown(HclBlock block, string type) => block.Place.Refuse($"The provider has no {block.Type} {type}.");
}
