using Proxmox.LocalEngine.Plugins;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Wire;
using Names = Proxmox.LocalEngine.State.Urn;

namespace Proxmox.LocalEngine.Steps;

/// <summary>Nothing changes but what the engine keeps of it.</summary>
internal sealed class SameStep(ResourceState old, ResourceState news) : Step(StepOp.Same, old, news)
{
    public override async Task ApplyAsync(IStepContext context)
    {
        New!.Id = Old!.Id;
        New.Outputs = Old.Outputs;
        if (!Names.IsProvider(New.Type))
        {
            return;
        }

        // The configuration that was compared and found the same is the recorded one, whatever the program's spelling.
        var configured = New.Copy();
        configured.Inputs = Old.Inputs;
        await context.Providers.SameAsync(configured, wasChecked: true);
    }
}

/// <summary>A resource is created, new or in the place of another.</summary>
internal sealed class CreateStep(ResourceState? replaced, ResourceState news, bool deleteLater = false)
    : Step(replaced is null ? StepOp.Create : StepOp.CreateReplacement, replaced, news)
{
    public override bool Logical => Old is null;

    public override async Task ApplyAsync(IStepContext context)
    {
        if (New!.Custom)
        {
            var live = await context.ProviderOf(New)
                .CreateAsync(new(Urn, New.Inputs, New.CustomTimeouts.Create, context.IsPreview));
            New.Id = live.Id;
            New.Outputs = live.Outputs ?? PropertyObject.Empty;
            New.RefreshBeforeUpdate = live.RefreshBeforeUpdate;
            Keep(live.Failure);
        }

        if (Old is not null && deleteLater)
        {
            Old.Delete = true;
        }
    }
}

/// <summary>A resource is changed in place.</summary>
internal sealed class UpdateStep(ResourceState old, ResourceState news) : Step(StepOp.Update, old, news)
{
    public override async Task ApplyAsync(IStepContext context)
    {
        New!.Id = Old!.Id;
        if (!New.Custom)
        {
            return;
        }

        var live = await context.ProviderOf(New).UpdateAsync(new(
            Urn, Old.Id, Old.Inputs, Old.Outputs, New.Inputs, New.CustomTimeouts.Update, New.IgnoreChanges, context.IsPreview));
        New.Outputs = live.Outputs ?? PropertyObject.Empty;
        New.RefreshBeforeUpdate = live.RefreshBeforeUpdate;
        Keep(live.Failure);
    }
}

/// <summary>Says that a resource is replaced; others do it.</summary>
internal sealed class ReplaceStep(ResourceState old, ResourceState news) : Step(StepOp.Replace, old, news)
{
    public override Task ApplyAsync(IStepContext context) => Task.CompletedTask;
}

/// <summary>A resource is deleted, because nobody wants it or because it is replaced.</summary>
/// <param name="replaced">Whether another takes, or took, its place.</param>
/// <param name="pending">Whether the other comes after it, so that the record must say what is missing.</param>
internal sealed class DeleteStep(ResourceState old, bool replaced, bool pending = false)
    : Step(old.External ? StepOp.Discard : replaced ? StepOp.DeleteReplaced : StepOp.Delete, old, null)
{
    public override bool Logical => !replaced;

    public override async Task ApplyAsync(IStepContext context)
    {
        if (!replaced && Old!.Protect)
        {
            throw new PluginException(
                ResourceStatus.Ok,
                $"resource \"{Urn}\" cannot be deleted\nbecause it is protected. To unprotect the resource, remove the `protect` flag from "
                    + "the resource in your program and run `up`");
        }

        if (!context.IsPreview && !IsOthers(context))
        {
            await context.ProviderOf(Old!).DeleteAsync(new(Urn, Old!.Id, Old.Inputs, Old.Outputs, Old.CustomTimeouts.Delete));
        }

        if (pending)
        {
            Old!.PendingReplacement = true;
        }
    }

    // Read only, to be kept, gone with another, or nothing that a provider knows.
    private bool IsOthers(IStepContext context) =>
        Old!.External || Old.RetainOnDelete || !Old.Custom || (Old.DeletedWith.Length > 0 && context.IsDeleted(Old.DeletedWith));
}

/// <summary>Forgets a resource that was deleted to be replaced, and whose replacement is wanted no more.</summary>
internal sealed class RemovePendingReplaceStep(ResourceState old) : Step(StepOp.RemovePendingReplace, old, null)
{
    public override bool Logical => false;

    public override Task ApplyAsync(IStepContext context) => Task.CompletedTask;
}
