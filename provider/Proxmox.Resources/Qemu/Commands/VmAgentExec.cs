using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>
/// Runs a program in the guest: <c>POST .../agent/exec</c> and <c>GET .../agent/exec-status</c> (<c>PVE::API2::Qemu::Agent</c>).
/// </summary>
public static class VmAgentExec
{
    private static readonly Field<IReadOnlyList<string>> CommandLine =
        TextList("command", "The program and its arguments. There is no shell in between: for one, write `[\"sh\", \"-c\", \"...\"]`.")
            .Written(WireForm.Repeated).Required();

    private static readonly Field<string> Input = Text("input", "What the program reads from its standard input.").OnWire("input-data")
        .OfLength(0, 65536).Secret();

    private static readonly Field<bool> IgnoreExitCode =
        Flag("ignore_exit_code", "Succeeds however the program ends. Unset means false: the command fails unless the exit code is 0.")
            .NotAParameter();

    private static readonly Field<long> ExitCode = Whole("exit_code", "The exit code; null when a signal ended the program.").Computed();

    private static readonly Field<long> Signal = Whole("signal", "The signal that ended the program; null when it ended by itself.")
        .Computed();

    private static readonly Field<string> Output =
        Text("stdout", "What the program wrote to its standard output; secret when it was given `input`, which it may repeat.").Computed();

    private static readonly Field<string> Errors =
        Text("stderr", "What the program wrote to its standard error; secret when it was given `input`.").Computed();

    private static readonly Field<bool> Truncated = Flag("truncated", "Whether the agent cut off what the program wrote.").Computed();

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } =
        new("vm_agent_exec", "Runs a program in the guest of a VM through the QEMU guest agent, waits until it ends, and returns what it "
            + "wrote. A program that takes too long is no longer waited for, but keeps running in the guest.")
        {
            Area = Areas.Guests,
            Noun = "VirtualMachineAgent",
            Verb = "exec",
            Target = VmCommand.VmId,
            Fields = [VmCommand.VmId, CommandLine, Input, IgnoreExitCode, AgentCommand.WaitForAgent, ExitCode, Signal, Output, Errors,
            Truncated],
            Privileges = [GuestPrivilege.Audit, .. GuestPrivilege.AgentUnrestricted],
            Run = RunAsync,
        };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var vm = await VmCommand.FindAsync(run, cancel);
        var process = (await AgentCommand.AskAsync(run, vm, "exec", cancel))["pid"].AsLong()
            ?? throw new PveFault(FaultKind.Unknown, "the agent did not say which process it has started");
        var end = await run.AskUntilAsync(
            later => run.Pve.GetAsync(vm.Place.Path + "/agent/exec-status", new Form().Add("pid", process), later),
            status => status["exited"].AsBool() is true,
            cancel);
        if (end["exitcode"].AsLong() is not 0 && run.Config.Get(IgnoreExitCode) is not true)
        {
            throw new PveFault(FaultKind.TaskFailed, Failure(run.Config, end));
        }

        return Value.Object(
            (ExitCode.Name, end["exitcode"].AsLong() is { } code ? code : Value.Null),
            (Signal.Name, end["signal"].AsLong() is { } signal ? signal : Value.Null),
            (Output.Name, Written("out-data")),
            (Errors.Name, Written("err-data")),
            (Truncated.Name, end["out-truncated"].AsBool() is true || end["err-truncated"].AsBool() is true));

        Value Written(string member)
        {
            var text = Value.Of(end[member].AsText() ?? "");
            return run.Config.Has(Input) ? text.AsSecret() : text;
        }
    }

    private static string Failure(Attributes config, PveData end)
    {
        var how = end["exitcode"].AsLong() is { } code ? $"ended with exit code {code}" : $"was ended by signal {end["signal"].AsText()}";
        string?[] said = config.Has(Input) ? [] : [end["err-data"].AsText(), end["out-data"].AsText()];
        return string.Join('\n', said.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text!.TrimEnd())
            .Prepend($"the program {config.Get(CommandLine)![0]} {how}"));
    }
}
