using Grpc.Core;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Values;
using Contract = Proxmox.Terraform.Protocol.InvokeAction.Types;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>
    /// Runs a command: tells the progress of its tasks, then its results, for which Terraform has no other place, and at last that it has
    /// ended.
    /// </summary>
    public override async Task InvokeAction(
        Contract.Request request, IServerStreamWriter<Contract.Event> responseStream, ServerCallContext context)
    {
        var completed = new Contract.Event.Types.Completed();
        await AnswerAsync(completed, completed.Diagnostics, context, async cancel =>
        {
            if (FindCommand(request.ActionType, completed.Diagnostics) is not { } command)
            {
                return;
            }

            var config = DeclarationCodec.Of(command).Read(request.Config);
            await using var progress = new ProgressEvents(responseStream, context.CancellationToken);
            var answer = await Core.InvokeAsync(command, config, progress, cancel);
            completed.Diagnostics.AddRange(answer.Diagnostics);
            foreach (var text in answer.Notes.Concat(Results(command, answer)))
            {
                progress.Tell(text);
            }
        });
        await responseStream.WriteAsync(new() { Completed = completed }, context.CancellationToken);
    }

    private static IEnumerable<string> Results(Command command, CommandAnswer answer) => command.Results
        .Where(field => !answer.Results[field.Name].IsNull)
        .Select(field => $"{field.Name} = {Written(answer.Results[field.Name])}");

    // Text as it is: what a command printed has lines of its own.
    private static string Written(Value result) => result.IsSecret ? result.ToString() : result.AsText() ?? result.ToString();
}
