/** The charts, ready to be driven, and the one place where their armed limits become deadlines. */
import { issueMachine, pollMachine, roomMachine } from './machines.ts'
import { statechart } from './statechart.ts'

export const roomChart = statechart(roomMachine)
export const issueChart = statechart(issueMachine)
export const pollChart = statechart(pollMachine)
