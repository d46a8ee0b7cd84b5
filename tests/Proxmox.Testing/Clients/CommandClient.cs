using NUnit.Framework;
using Proxmox.Engine.Declarations;
using Proxmox.LocalEngine;
using Proxmox.LocalEngine.Programs;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Pulumi.Schemas;
using Proxmox.Resources;
using Proxmox.Simulator;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Schemas;
using Proxmox.Terraform.Wire;

namespace Proxmox.Testing.Clients;

/// <summary>What came of a command.</summary>
/// <param name="Errors">What the user sees as errors; empty when it succeeded.</param>
/// <param name="Told">What the user was told besides, progress included.</param>
/// <param name="Results">The results, as text where only messages tell them; null after an error.</param>
public sealed record CommandOutcome(IReadOnlyList<string> Errors, IReadOnlyList<string> Told, Value Results)
{
    /// <summary>A result as text; null when it was not told.</summary>
    public string? this[string result] => Results[result] is { IsNull: false } value ? value.AsText() ?? value.ToString() : null;
}

/// <summary>
/// Runs commands as Terraform's core does, or as a Pulumi program, and holds them to changing nothing until they are run.
/// </summary>
public static class CommandClient
{
    /// <summary>The clients that run commands.</summary>
    public static IEnumerable<ClientKind> Kinds => [ClientKind.Wire, ClientKind.Pulumi];

    /// <summary>Plans or previews the command, then runs it.</summary>
    public static Task<CommandOutcome> RunAsync(
        ClientKind kind, PveSimulator pve, string name, params (string Name, Value Value)[] config) =>
        RunAsync(kind, pve, Configurations.Of(pve), name, config);

    /// <summary>The same for whom the provider's configuration names.</summary>
    public static Task<CommandOutcome> RunAsync(
        ClientKind kind, PveSimulator pve, Value provider, string name, params (string Name, Value Value)[] config)
    {
        var command = Catalogs.All.Command(name)!;
        Assert.That(config.Select(member => member.Name).Except(command.Inputs.Select(field => field.Name)), Is.Empty,
            "inputs that there are not");
        return kind == ClientKind.Pulumi ? RunProgramAsync(pve, provider, command, Value.Object(config))
            : RunActionAsync(pve, provider, command, Value.Object(config));
    }

    private static async Task<CommandOutcome> RunActionAsync(PveSimulator pve, Value provider, Command command, Value config)
    {
        await using var attached = await AttachedProvider.StartAsync();
        var errors = new List<string>();
        var configured = await attached.Client.ConfigureProviderAsync(
            new() { Config = Write(attached.Engine.Configuration.Attributes, provider) });
        Add(configured.Diagnostics);
        var (type, written) = (TypeNames.Of(command), Write([.. command.Inputs], config));
        Add((await attached.Client.ValidateActionConfigAsync(new() { TypeName = type, Config = written })).Diagnostics);
        await ChangingNothingAsync(
            pve, async () => Add((await attached.Client.PlanActionAsync(new() { ActionType = type, Config = written })).Diagnostics));
        var told = new List<string>();
        if (errors.Count > 0)
        {
            return new(errors, told, Value.Null);
        }

        using var call = attached.Client.InvokeAction(new() { ActionType = type, Config = written });
        var ends = 0;
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            Assert.That(ends, Is.Zero, "an event after the end");
            if (call.ResponseStream.Current.Completed is { } completed)
            {
                ends++;
                Add(completed.Diagnostics);
            }
            else
            {
                told.Add(call.ResponseStream.Current.Progress.Message);
            }
        }

        Assert.That(ends, Is.EqualTo(1), "ends");
        var results = command.Results.Select(
            field => (field.Name, Text: told.FindLast(text => text.StartsWith(field.Name + " = ", StringComparison.Ordinal))))
            .Select(result => KeyValuePair.Create(
                result.Name, result.Text is { } text ? Value.Of(text[(result.Name.Length + 3)..]) : Value.Null));
        return new(errors, told, errors.Count > 0 ? Value.Null : Value.Object(results));

        void Add(IEnumerable<Diagnostic> diagnostics) => errors.AddRange(diagnostics
            .Where(diagnostic => diagnostic.Severity == Diagnostic.Types.Severity.Error)
            .Select(diagnostic => $"{diagnostic.Summary}\n{diagnostic.Detail}"));
    }

    private static async Task<CommandOutcome> RunProgramAsync(PveSimulator pve, Value provider, Command command, Value config)
    {
        await using var served = await PulumiProvider.StartAsync();
        using var stack = Stack.Open(new() { Plugins = [served.Source], Config = PulumiClient.Settings(provider) });
        Invoked? invoked = null;
        var program = new InProcessProgram(
            async context => invoked = await context.InvokeAsync(Tokens.Of(command), Properties.Of(command.Inputs, config)));
        await ChangingNothingAsync(pve, () => stack.PreviewAsync(program));
        if (invoked is { Failures.Count: 0 })
        {
            Assert.That(invoked.Return, Is.Empty, "results of a preview");
        }

        var up = await stack.UpAsync(program);
        IReadOnlyList<string> errors = [.. up.Errors, .. invoked?.Failures ?? []];
        return new(errors, [.. up.Diagnostics.Select(message => message.Message)], errors.Count > 0
            ? Value.Null : Properties.Read([.. command.Results], invoked!.Return));
    }

    private static async Task ChangingNothingAsync(PveSimulator pve, Func<Task> look)
    {
        var before = pve.Requests.All.Count;
        await look();
        Assert.That(pve.Requests.All.Skip(before).Where(request => request.Verb != "GET")
            .Select(request => $"{request.Verb} {request.Path}"), Is.Empty, "before the command is run");
    }

    private static DynamicValue Write(System.Collections.Immutable.ImmutableArray<Field> fields, Value value) =>
        DynamicValueCodec.Write(
            Value.Object(fields.Select(field => KeyValuePair.Create(field.Name, value[field.Name]))), CtyType.Of(fields));
}
