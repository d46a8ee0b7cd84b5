using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Steps;

namespace Proxmox.LocalEngine.Deployments;

/// <summary>What the program did not name, and what was replaced, is deleted at last.</summary>
internal sealed partial class StepGenerator
{
    /// <summary>Steps for everything that is left over, by the record that each deletes.</summary>
    public async Task<IReadOnlyDictionary<ResourceState, Step>> GenerateDeletesAsync()
    {
        Dictionary<ResourceState, Step> steps = [];
        foreach (var state in _deployment.Recorded)
        {
            if (state.Delete)
            {
                if (!_condemned.Add(state))
                {
                    continue;
                }

                MarkDeleted(state.Urn);
                steps[state] = new DeleteStep(state, replaced: true);
            }
            else if (!_settled.Contains(state.Urn) && _names.PresentOf(state.Urn) is null)
            {
                MarkDeleted(state.Urn);
                if (!state.PendingReplacement)
                {
                    steps[state] = new DeleteStep(state, replaced: false);
                }
                else
                {
                    steps[state] = new RemovePendingReplaceStep(state);
                }
            }
            else
            {
                continue;
            }

            await _deployment.EnsureProviderAsync(state.Provider);
        }

        return steps;
    }
}
