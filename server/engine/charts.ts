/** The charts, ready to be driven, and the one place where their armed limits become deadlines. */
import { issueMachine, pollMachine, roomMachine } from './machines.ts'
import { remembered } from './remembered.ts'
import { statechart } from './statechart.ts'

export const roomChart = remembered(statechart(roomMachine))
export const issueChart = remembered(statechart(issueMachine))
export const pollChart = remembered(statechart(pollMachine))
